"""Hana, the host, what had to be kept, and cases of child safety; with photos of nothing."""

from __future__ import annotations

from datetime import datetime

from lamppost.board.actions import add_photo
from lamppost.board.models import Ad
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.journal.actions import name_of
from lamppost.journal.models.decisions import Source
from lamppost.moderation.children.actions import confirm, not_confirm, open_case, show_photo
from lamppost.moderation.children.reporting import note_report
from lamppost.moderation.evidence.actions import preserve
from lamppost.moderation.evidence.opening import approve, ask_to_open
from lamppost.moderation.models import ChildCase, Evidence, Rank
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
    return hana, {"exhibit": kept.pk, **_make_cases(hana, at=at)}


def _make_cases(hana: Person, *, at: datetime) -> dict[str, int]:
    """One that waits, with a photo shown and one not; one to be reported, one reported."""
    ruth = make_person("Ruth")
    cases = [_case(ruth, f"Case {number}", at=at) for number in range(4)]
    waiting, confirmed, reported, cleared = cases
    show_photo(waiting, 1, by=hana, at=at)
    for case in (confirmed, reported):
        confirm(case, "MATERIAL", LONG, by=hana, at=at, urgent_words=LONG)
    note_report(reported, "CyberTipline 4711", by=hana, at=at)
    not_confirm(cleared, by=hana, at=at)
    return {"child_case": waiting.pk, "confirmed_case": confirmed.pk, "reported_case": reported.pk}


def _case(ruth: Person, title: str, *, at: datetime) -> ChildCase:
    ad = make_ad(ruth, title, text=LONG)
    for width in (240, 250):
        add_photo(ad, saved(photo(width, 160)), by=ruth, at=at)
    return open_case(name_of(ad), source=Source.REPORT, by="clock", at=at)


def add_kept(hana: Person, number: int, *, at: datetime) -> None:
    """One more, and one more wish to see the first."""
    ad = make_ad(Person.objects.get(email="ruth@example.org"), f"Kept {number}")
    preserve(name_of(ad), why="Kept", by="clock", at=at)
    ask_to_open(Evidence.objects.order_by("pk")[0], "Once more.", by=hana, at=at)
    open_case(name_of(ad), source=Source.OWN, by=hana, at=at)
