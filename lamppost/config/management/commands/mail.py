"""Runs the door for mails."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lamppost.config.mail_door import LMTP
from lamppost.relay.mail_in.server import run


class Command(BaseCommand):
    help = (
        "Takes in the mails that people answer letters with (docs/hosting/mail-in.md). "
        "“lamppost serve” runs it."
    )

    def handle(self, *args: object, **options: object) -> None:
        door = settings.MAIL_IN
        if door is None:
            raise CommandError("LAMPPOST_MAIL_IN is set to nothing: no mail is taken in.")
        self.stdout.write(f"Taking mail in at {door.address}, port {door.port}.")
        run(door.address, door.port, is_lmtp=door.scheme == LMTP)
        self.stdout.write("Stopped.")
