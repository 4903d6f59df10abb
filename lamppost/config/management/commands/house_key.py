"""Makes a key that two boards share."""

from __future__ import annotations

import secrets

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Prints a new key for two boards that stand by for each other. Set it as "
        "LAMPPOST_SECOND_HOUSE_KEY on both. It is kept nowhere."
    )

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(secrets.token_urlsafe(48))
