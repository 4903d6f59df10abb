"""What others ask, counted anew of the ads that are up: after an import, or a loss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import track

from lamppost.board.models import Ad
from lamppost.board.screened import asked_by
from lamppost.screening.prices.actions import AskedPrice, rebuild_prices


class Command(BaseCommand):
    help = "rebuild: count what the ads that are up ask, by category and region, anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("rebuild",), help="what to do")

    def handle(self, *_args: object, **_options: Any) -> None:  # noqa: ANN401
        done = rebuild_prices(_asked(), now=timezone.now())
        self.stdout.write(f"The prices of {done:,} ads are counted.")


def _asked() -> Iterator[tuple[AskedPrice, datetime]]:
    ads = Ad.objects.live().filter(price_cents__gt=0).order_by("posted")
    console = Console(stderr=True)
    rows = ads.iterator(chunk_size=1_000)
    for ad in track(rows, "Counting", total=ads.count(), console=console, transient=True):
        yield asked_by(ad), ad.posted
