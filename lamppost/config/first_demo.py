"""Fills a demonstration board the first time, and never a board that people use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from lamppost.board.models import Ad
from lamppost.core.errors import Refused

BEGUN, FILLED = "begun", "filled"


def fill_demo_once(say: Callable[[str], None]) -> None:
    """Calls `lamppost demo` until it has come to its end once. It is safe to repeat.

    The file `demo` in the data folder marks the board as a demonstration; bin/serve reads it.
    """
    if not settings.DEMO:
        raise Refused("This is not a demonstration. Set LAMPPOST_DEMO=yes to make it one.")
    mark = Path(settings.DATA) / "demo"
    state = mark.read_text().strip() if mark.exists() else ""
    if state == FILLED or (not state and Ad.objects.exists()):
        return
    mark.write_text(BEGUN)
    say("Writing the demonstration: some hundred ads with pictures. This takes a moment.")
    call_command("demo")
    mark.write_text(FILLED)
