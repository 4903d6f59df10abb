"""Loads the towns that the board covers."""

from __future__ import annotations

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress, TaskID

from lamppost.core.errors import Refused
from lamppost.places.gazetteer import LoadCounts, load_places

_STEPS = {"read": "Reading the gazetteer", "places": "Places", "names": "Other spellings"}


class Command(BaseCommand):
    help = "Load the towns that the COVERS setting names. Does nothing when nothing changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reload", action="store_true", help="load them in any case")

    def handle(self, *args: object, **options: object) -> None:
        console = Console()
        try:
            with Progress(console=console, transient=True) as bars:
                counts = load_places(
                    settings.COVERS, _Bars(bars).tell, reload=bool(options["reload"])
                )
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(_sentence(counts))


class _Bars:
    """One progress bar for each step that the loader tells of."""

    def __init__(self, bars: Progress) -> None:
        self.bars = bars
        self.tasks: dict[str, TaskID] = {}

    def tell(self, step: str, done: int, total: int) -> None:
        if step not in self.tasks:
            self.tasks[step] = self.bars.add_task(_STEPS[step], total=total)
        self.bars.update(self.tasks[step], completed=done, total=total)


def _sentence(counts: LoadCounts) -> str:
    if counts.unchanged:
        return f"The board covers {counts.places:,} places, as before."
    loaded = f"The board covers {counts.places:,} places with {counts.names:,} other spellings."
    gone = counts.no_longer_covered
    return f"{loaded} {gone:,} places are no longer covered." if gone else loaded
