"""Twenty accounts that report an honest ad together, against one honest report."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.board.models import Ad
from lamppost.journal.models.decisions import Done
from lamppost.moderation.models import Case
from lamppost.moderation.reports.abuse import mark_abusive
from lamppost.moderation.reports.tests.made_up import decide, file
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_person

AHEAD_AT_MOST = timedelta(minutes=30)


def attack(ring: list[Person], ad: Ad, kind: str, at: datetime) -> Case:
    for one in ring:
        report = file(f"board.ad:{ad.pk}", kind, by=one, at=at)
    report.case.refresh_from_db()
    return report.case


def serious(alice: Person, by: Person, kind: str, at: datetime) -> Case:
    report = file(f"board.ad:{make_ad(alice).pk}", kind, by=by, at=at)
    report.case.refresh_from_db()
    return report.case


def test_ring_is_ahead_by_half_an_hour_once_and_then_not_at_all(
    alice: Person, bob: Person, mo: Person
) -> None:
    ring = [make_person(f"Ring {number}") for number in range(20)]
    ad = make_ad(alice)
    at = NOON
    ahead = []
    for _wave in range(4):
        attacked = attack(ring, ad, "child", at)
        honest = serious(alice, bob, "child", at)
        ahead.append(honest.look_by - attacked.look_by)
        for report in attacked.reports.all():
            mark_abusive(report, by=mo, at=at)
        decide(attacked, Done.KEEP, mo, at=at)
        at += timedelta(days=1)
    assert timedelta(0) < ahead[0] <= AHEAD_AT_MOST
    assert ahead[1:] == [timedelta(0)] * 3
    ad.refresh_from_db()
    assert (ad.state, ad.decision) == ("live", None)


def test_ring_with_another_reason_is_never_ahead_of_a_grave_report(
    alice: Person, bob: Person
) -> None:
    ring = [make_person(f"Ring {number}") for number in range(20)]
    honest = serious(alice, bob, "danger", NOON)
    attacked = attack(ring, make_ad(alice), "money", NOON)
    assert honest.look_by < attacked.look_by


def test_later_wave_of_the_ring_does_not_overtake(alice: Person, bob: Person) -> None:
    """An honest report that waits half an hour longer is read first."""
    ring = [make_person(f"Ring {number}") for number in range(20)]
    honest = serious(alice, bob, "child", NOON)
    attacked = attack(ring, make_ad(alice), "child", NOON + AHEAD_AT_MOST)
    assert honest.look_by <= attacked.look_by
