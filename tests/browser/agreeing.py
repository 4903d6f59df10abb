"""Things that two have looked at, for the page that counts them."""

from __future__ import annotations

from datetime import datetime

from lamppost.moderation.opinions.tests.made_up import FIRST, FOURTH, make_opinion


def make_agreement(at: datetime) -> None:
    """Of one rule enough for a kappa, of another too little; a group of one person."""
    for number, first in enumerate(["allow", "refuse", "refuse", "hold"] * 6):
        second = "allow" if number % 9 == 0 else first
        by = FIRST if number % 2 else FOURTH
        make_opinion(first, second, settled=first if second != first else "", by=by, at=at)
    for _ in range(3):
        make_opinion("refuse", "refuse", why="serious", rule="rule:no-tickets@4f1c", at=at)
        make_opinion("allow", "refuse", rule="", group="senior", at=at)
