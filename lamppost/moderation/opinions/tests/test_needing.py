"""What is looked at by a second person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.models import Case, Choice
from lamppost.moderation.opinions.lot import SHARE, is_drawn
from lamppost.moderation.opinions.needing import LONG, Weighed, why, why_second
from lamppost.moderation.queue.items import Item, Queue
from lamppost.people.models import Person
from lamppost.screening.models import Rulebook, Screening
from lamppost.testing import NOON, make_ad

AD = Item(Queue.ADS, 17)
SECOND = timedelta(seconds=1)

CASES = [
    (Weighed(Choice.REFUSE, Policy.MINORS), "serious"),
    (Weighed(Choice.REMOVE, Policy.EXPLOITATION), "serious"),
    (Weighed(Choice.SUSPEND, Policy.SERVICES), "serious"),
    (Weighed(Choice.REFUSE, Policy.SCAM), ""),
    (Weighed(Choice.HOLD, Policy.MINORS), ""),
    (Weighed(Choice.ALLOW, Policy.MINORS), ""),
    (Weighed(Choice.ALLOW, Policy.OTHER, is_urgent=True), "serious"),
    (Weighed(Choice.REFUSE, Policy.SCAM, is_urgent=True), ""),
    (Weighed(Choice.SUSPEND, Policy.SPAM, lasts=LONG), ""),
    (Weighed(Choice.SUSPEND, Policy.SPAM, lasts=LONG + SECOND), "serious"),
    (Weighed(Choice.ASK, Policy.MINORS), "asked"),
    (Weighed(Choice.ALLOW, Policy.OTHER, is_drawn=True), "sample"),
    (Weighed(Choice.REFUSE, Policy.MINORS, is_drawn=True), "serious"),
    (Weighed(Choice.ASK, Policy.OTHER, is_drawn=True), "asked"),
    (Weighed(Choice.HOLD, Policy.CHECK, is_drawn=True), ""),
]


@pytest.mark.parametrize(("weighed", "expected"), CASES)
def test_a_second_person_looks_at_what_is_grave_drawn_or_asked(
    weighed: Weighed, expected: str
) -> None:
    assert why(Queue.ADS, weighed) == expected


@pytest.mark.parametrize("queue", [Queue.APPEALS, Queue.OPINIONS, Queue.CHILDREN, Queue.CAMPAIGNS])
def test_nobody_gives_a_second_opinion_on_what_two_look_at_anyway(queue: Queue) -> None:
    for weighed, _expected in CASES:
        assert why(queue, weighed) == ""


def test_one_in_twenty_is_drawn() -> None:
    drawn = sum(is_drawn(Item(Queue.ADS, n), secret="a") for n in range(20_000))
    # Six standard deviations of a fair draw of 20,000.
    assert abs(drawn - SHARE * 20_000) < 6 * (20_000 * SHARE * (1 - SHARE)) ** 0.5


def test_the_lot_is_the_same_for_the_same_thing_and_another_with_another_secret() -> None:
    items = [Item(Queue.ADS, n) for n in range(2_000)]
    one = [is_drawn(item, secret="a") for item in items]
    assert one == [is_drawn(item, secret="a") for item in items]
    both = sum(a and is_drawn(item, secret="b") for a, item in zip(one, items, strict=True))
    assert both < sum(one) / 2
    # Nor is letter 17 drawn because ad 17 is.
    assert one != [is_drawn(Item(Queue.LETTERS, item.number), secret="a") for item in items]


def test_letting_through_what_was_called_urgent_when_last_looked_at_is_serious(
    alice: Person,
) -> None:
    ad = make_ad(alice)
    item = Item(Queue.ADS, ad.pk)
    _screening(f"board.ad:{ad.pk}", is_urgent=True, minutes=0)
    assert why_second(item, Choice.ALLOW, Policy.OTHER, lot=False) == "serious"
    assert why_second(item, Choice.REFUSE, Policy.SCAM, lot=False) == ""
    _screening(f"board.ad:{ad.pk}", is_urgent=False, minutes=1)
    assert why_second(item, Choice.ALLOW, Policy.OTHER, lot=False) == ""


def test_a_report_is_about_what_it_reports(alice: Person) -> None:
    ad = make_ad(alice)
    subject = f"board.ad:{ad.pk}"
    _screening(subject, is_urgent=True, minutes=0)
    case = Case.objects.create(subject=subject, opened=NOON, look_by=NOON)
    item = Item(Queue.REPORTS, case.pk)
    assert why_second(item, Choice.ALLOW, Policy.OTHER, lot=False) == "serious"
    assert why_second(item, Choice.REFUSE, Policy.SCAM, lot=True) == "sample"
    gone = Item(Queue.REPORTS, case.pk + 1)
    assert why_second(gone, Choice.REFUSE, Policy.SCAM, lot=True) == ""


def test_a_photo_that_was_taken_off_cannot_be_looked_at_as_it_was(db: None) -> None:
    case = Case.objects.create(subject="board.photo:3", opened=NOON, look_by=NOON)
    item = Item(Queue.REPORTS, case.pk)
    assert why_second(item, Choice.REMOVE, Policy.SCAM, lot=True) == ""
    assert why_second(item, Choice.REMOVE, Policy.MINORS, lot=True) == "serious"


def test_a_suspension_is_measured_from_when_it_was_chosen(db: None) -> None:
    long = NOON + LONG + SECOND
    assert why_second(AD, "suspend", "spam", until=long, at=NOON, lot=False) == "serious"
    assert why_second(AD, "suspend", "spam", until=long, at=NOON + SECOND, lot=False) == ""


def _screening(subject: str, *, is_urgent: bool, minutes: int) -> None:
    Screening.objects.create(
        rulebook=Rulebook.objects.get_or_create(digest="-", defaults={"versions": {}})[0],
        subject=subject,
        at=NOON + timedelta(minutes=minutes),
        verdict="hold",
        findings=[],
        is_urgent=is_urgent,
    )
