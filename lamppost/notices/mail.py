"""Two Django mail backends: one that writes to the outbox, one that keeps mail in a folder."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from lamppost.notices.actions import tell


class OutboxBackend(BaseEmailBackend):
    """Hands whatever Django or a library mails to `tell`, so that no page waits for a relay."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for address in message.recipients():
                tell(
                    address,
                    key=f"mail-{uuid.uuid4()}",
                    kind="mail",
                    subject=str(message.subject),
                    body=str(message.body),
                    headers={k: str(v) for k, v in message.extra_headers.items()},
                )
        return len(email_messages)


class FolderBackend(BaseEmailBackend):
    """Keeps each mail as a file, for a board without a relay: the demo shows them on a page."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        settings.MAIL_FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            stamp = timezone.now().strftime("%Y%m%d-%H%M%S-%f")
            file = settings.MAIL_FOLDER / f"{stamp}-{uuid.uuid4().hex[:8]}.eml"
            draft = file.with_suffix(".part")
            draft.write_bytes(message.message().as_bytes())
            draft.rename(file)
        return len(email_messages)
