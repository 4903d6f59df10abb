"""The search index: whether it is in step with the ads, and making it anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from lamppost.board.models import Ad
from lamppost.board.search.indexing import compare, index_due, rebuild


class Command(BaseCommand):
    help = (
        "check: work off what is noted, then compare the search index with every live ad. "
        "rebuild: make the index anew; the board stays up and searches go on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("check", "rebuild"), help="what to do")

    def handle(self, *_args: object, what: str, **_options: Any) -> None:  # noqa: ANN401
        if what == "rebuild":
            self._rebuild()
        else:
            self._check()

    def _rebuild(self) -> None:
        total = Ad.objects.live().count()
        look = (TextColumn("Indexing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*look, console=Console(stderr=True)) as progress:
            bar = progress.add_task("", total=total)
            done = rebuild(lambda so_far: progress.update(bar, completed=so_far))
        self.stdout.write(f"The search index holds {done:,} ads.")

    def _check(self) -> None:
        while index_due():
            pass
        wrong = compare()
        if not wrong:
            self.stdout.write("The search index and the ads agree.")
            return
        self.stdout.write(f"The search index and the ads differ in {wrong:,} ads.")
        self.stdout.write("Make it anew with: lamppost search rebuild")
        raise SystemExit(1)
