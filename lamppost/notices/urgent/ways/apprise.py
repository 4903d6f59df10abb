"""Services that people use already, through the library of that name."""

from __future__ import annotations

from datetime import datetime

from lamppost.notices.urgent.ways.way import Message, NotTaken

SECS = 10.0


class AppriseService:
    def open(self) -> None: ...

    def send(self, message: Message, *, now: datetime) -> None:
        # 16 MB: only where somebody uses it.
        from lamppost.notices.urgent.ways.reaching import only_public
        from lamppost.notices.urgent.ways.services import ServiceRefused, service_at

        try:
            service = service_at(message.to)
        except ServiceRefused as refused:
            raise NotTaken(refused.code, is_hopeless=True) from None
        with only_public(SECS):
            was_taken = service.notify(
                title=message.words.subject,
                body=message.words.text,
                notify_type="warning",
                body_format="text",
            )
        if not was_taken:
            raise NotTaken("not taken by the service")

    def close(self) -> None: ...
