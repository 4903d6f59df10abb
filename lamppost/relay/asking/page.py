"""What a poster asks, as the page shows it to whoever is about to write."""

from __future__ import annotations

from dataclasses import dataclass

from lamppost.board.models import Ad
from lamppost.people.models import Person


@dataclass(frozen=True)
class AskPage:
    """Drawn by relay/asks/_answer.html, as `asks`, beside `answers`: what was typed before.

    What is typed there comes back in fields whose names begin with "ask-".
    """


def sheet_for(ad: Ad, person: Person) -> AskPage | None:
    """None: nothing is asked."""
    return None
