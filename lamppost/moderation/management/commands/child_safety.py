"""Child safety from the command line: what was on the board before a list was."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lamppost.core.errors import Refused
from lamppost.journal.actions import HOST
from lamppost.journal.models.decisions import Source
from lamppost.moderation.children.actions import open_case
from lamppost.moderation.children.matching import known_before


class Command(BaseCommand):
    help = (
        "search: give whatever shows a photo of a list of child safety to those who are trained; "
        "after each import of such a list. open SUBJECT: give one thing to them, such as "
        "board.ad:17 or relay.letter:9. See docs/hosting/child-safety.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True)
        steps.add_parser("search", help="look through all photos on the board")
        one = steps.add_parser("open", help="hide one thing, and have it looked at")
        one.add_argument("subject")

    def handle(self, *_args: object, step: str, **options: str) -> None:
        if step == "open":
            self._open(options["subject"], Source.OWN)
            return
        found = 0
        for subject in known_before():
            self._open(subject, Source.SCREENING)
            found += 1
        if not found:
            self.stdout.write("Nothing on the board shows a photo of such a list.")

    def _open(self, subject: str, source: Source) -> None:
        try:
            case = open_case(subject, source=source, by=HOST, at=timezone.now())
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(f"{subject}: hidden and kept, case {case.pk}.")
