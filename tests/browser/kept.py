"""Hana, the host, and what had to be kept: sealed, and asked to be opened."""

from __future__ import annotations

from datetime import datetime

from lamppost.board.models import Ad
from lamppost.journal.actions import name_of
from lamppost.moderation.evidence.actions import preserve
from lamppost.moderation.evidence.opening import approve, ask_to_open
from lamppost.moderation.models import Evidence, Rank
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.testing import make_ad, make_person

LONG = "An officer asked for it with an order of a court. " * 6


def make_kept(ad: Ad, *, at: datetime) -> tuple[Person, dict[str, int]]:
    """The host, and what paths may name."""
    hana, sam = make_person("Hana"), make_person("Sam")
    make_steward(hana, Rank.HOST, at=at, is_trained=True)
    make_steward(sam, Rank.SENIOR, at=at)
    kept = preserve(name_of(ad), why=LONG[:200], by=hana, at=at)
    approve(ask_to_open(kept, LONG, by=hana, at=at), by=sam, at=at)
    ask_to_open(kept, LONG, by=sam, at=at)
    return hana, {"exhibit": kept.pk}


def add_kept(hana: Person, number: int, *, at: datetime) -> None:
    """One more, and one more wish to see the first."""
    ad = make_ad(hana, f"Kept {number}")
    preserve(name_of(ad), why="Kept", by="clock", at=at)
    ask_to_open(Evidence.objects.order_by("pk")[0], "Once more.", by=hana, at=at)
