"""What the meetings of each month come to. See docs/hosting/meetings.md."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lamppost.meetings.figures.bars import ENDS
from lamppost.meetings.figures.reading import Month, heads, months, time_words

UNUSABLE = 2


class Command(BaseCommand):
    help = (
        "Print how many plans were armed in each month, how many alarms there were, how many of "
        "them were false, and how soon somebody took them on. No names."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--month", default="", help="one alone, with its bars: 2026-11")

    def handle(self, *_args: object, **options: Any) -> None:  # noqa: ANN401
        wanted = _month(options["month"])
        found = months(wanted)
        if not found:
            self.stdout.write("No meeting has been planned on this board yet.")
        for month in found:
            self.stdout.write(f"{month.first:%Y-%m}")
            for words, figure in _lines(month, with_bars=wanted is not None):
                self.stdout.write(f"  {words:<28} {figure}")


def _lines(month: Month, *, with_bars: bool) -> list[tuple[str, object]]:
    lines: list[tuple[str, object]] = [(name, month.counts.get(kind, 0)) for kind, name in heads()]
    lines.append(("Half taken on within", month.half_within or "-"))
    lines.append(("Nine of ten within", month.most_within or "-"))
    if with_bars:
        lines += [(f"  {_bar_words(bar)}", number) for bar, number in month.bars.items()]
    return lines


def _bar_words(bar: int) -> str:
    return f"over {time_words(ENDS[-1])}" if bar == len(ENDS) else f"up to {time_words(ENDS[bar])}"


def _month(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(f"{written}-01")
    except ValueError as error:
        raise CommandError(
            f"{written} is no month such as 2026-11.", returncode=UNUSABLE
        ) from error
