"""Notes that somebody of the host's has met a person."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lamppost.core.errors import Refused
from lamppost.standing.seen import named, note_seen, take_back_seen


class Command(BaseCommand):
    help = "Note that a person was met by somebody of the host's. No document is asked for or kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the name they post under, or the last part of its page")
        parser.add_argument(
            "--by", default="", help="the name of whoever met them, if they have one"
        )
        parser.add_argument("--take-back", action="store_true", help="it was a mistake")

    def handle(self, *args: object, **options: object) -> None:
        try:
            persona = named(str(options["name"]))
            if options["take_back"]:
                done = take_back_seen(persona)
                said = "is no longer noted as seen." if done else "was not noted as seen."
            else:
                steward = named(str(options["by"])).person if options["by"] else None
                note_seen(persona, by=steward, at=timezone.now())
                said = "is noted as seen in person, under every name of theirs."
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(f"{persona} {said}")
