"""Whoever gives the second opinion sees the same page, whatever the first one chose."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad
from lamppost.journal.actions import name_of
from lamppost.moderation.models import Opinion
from lamppost.moderation.opinions import needing
from lamppost.moderation.opinions.applying import apply
from lamppost.moderation.opinions.carrying import note_effect
from lamppost.moderation.opinions.tests.cast import answer, choose, make_reviewer, of
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.reviewing.tests.made_up import held_ad, open_case
from lamppost.people.models import Person
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db

CHANGES = [
    # Another in every answer.
    (rb'name="csrfmiddlewaretoken" value="[^"]*"', b"token"),
    (rb'name="shown" value="\d+"', b"shown"),
    # PostgreSQL counts on where a transaction was taken back.
    (rb"/review/opinions/\d+/", b"/review/opinions/N/"),
]


class Undone(Exception):
    """Takes a transaction back."""


def page_after(
    item: Item,
    choice: str,
    policy: str,
    why: str,
    *,
    first: Person,
    second: Person,
    days: int,
    at: datetime,
) -> bytes:
    """What the second one gets to see after this choice, which is then taken back."""
    seen: list[bytes] = []
    client = Client()
    client.force_login(second)
    try:
        with transaction.atomic():
            until = at + timedelta(days=days) if choice == "suspend" else None
            words = {"words": "Words of the first", "note": "Note of the first", "removes": True}
            opinion = choose(item, choice, first, policy, at=at, until=until, **words)
            assert opinion
            assert opinion.why == why
            if why == Opinion.Why.SAMPLE:
                note_effect(opinion.first, apply(opinion, opinion.first, at=at))
            Opinion.objects.filter(pk=opinion.pk).update(look_by=at + timedelta(days=1, hours=1))
            answered = client.get(f"/review/opinions/{opinion.pk}/")
            assert answered.status_code == 200
            seen.append(answered.content)
            raise Undone
    except Undone:
        pass
    for pattern, plain in CHANGES:
        seen[0] = re.sub(pattern, plain, seen[0])
    return seen[0]


CHOSEN = [
    ("allow", "other", "sample", 0),
    ("refuse", "spam", "sample", 0),
    ("remove", "scam", "sample", 0),
    ("suspend", "spam", "sample", 7),
    ("refuse", "minors", "serious", 0),
    ("remove", "exploitation", "serious", 0),
    ("suspend", "scam", "serious", 90),
    ("ask", "other", "asked", 0),
]


@pytest.fixture(autouse=True)
def _is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needing, "is_drawn", lambda item: True)


def the_one_page(item: Item, chosen: list[tuple[str, str, str, int]], mo: Person) -> bytes:
    nina, now = make_reviewer("Nina"), timezone.now()
    pages = {
        one: page_after(item, *one[:3], first=mo, second=nina, days=one[3], at=now)
        for one in chosen
    }
    (first, page), *others = pages.items()
    for one, other in others:
        differing = [
            pair
            for pair in zip(page.split(b"\n"), other.split(b"\n"), strict=False)
            if len(set(pair)) > 1
        ]
        assert other == page, f"{differing[:3]} after {one} it is another page than after {first}"
    return page


def test_page_of_a_held_ad_does_not_change_with_what_the_first_one_chose(
    alice: Person, mo: Person
) -> None:
    ad = held_ad(alice, posted=timezone.now())
    held_ad(alice, posted=timezone.now())
    page = the_one_page(of(ad), CHOSEN, mo).decode()
    assert "Pay the deposit" in page
    assert "of the first" not in page
    # Not because there were nothing to choose.
    assert 'value="refuse"' in page


def test_page_of_a_reported_ad_does_not_change_either(alice: Person, mo: Person) -> None:
    ad = make_ad(alice, posted=timezone.now())
    case = open_case(name_of(ad), "They asked me for a deposit.")
    chosen = [one for one in CHOSEN if one[0] != "refuse"]
    page = the_one_page(Item(Queue.REPORTS, case.pk), chosen, mo).decode()
    assert "They asked me for a deposit." in page
    assert 'value="hold"' in page


def test_page_of_a_reported_person_does_not_change_either(alice: Person, mo: Person) -> None:
    case = open_case(name_of(alice.personas.get()), "They shouted.")
    chosen = [one for one in CHOSEN if one[0] in {"allow", "suspend", "ask"}]
    page = the_one_page(Item(Queue.REPORTS, case.pk), chosen, mo).decode()
    assert "They shouted." in page


def test_a_senior_who_settles_sees_both(
    alice: Person, mo: Person, maya: Person, client: Client
) -> None:
    ad = held_ad(alice, posted=timezone.now())
    at = timezone.now()
    given: dict[str, Any] = {
        "at": at,
        "words": "This serves to exploit somebody.",
        "note": "See the number.",
    }
    opinion = answer(choose(of(ad), "refuse", mo, **given), "allow", make_reviewer("Nina"), at=at)
    client.force_login(maya)
    page = client.get(f"/review/opinions/{opinion.pk}/").content.decode()
    for shown in ("Refused · Exploitation", "Allowed", given["words"], given["note"]):
        assert str(shown) in page
    for name in ("Mo", "Nina"):
        assert f">{name}<" not in page


def test_the_first_one_and_strangers_see_no_page_of_it(
    alice: Person, mo: Person, carol: Person, client: Client
) -> None:
    make_reviewer("Nina")
    ad = held_ad(alice, posted=timezone.now())
    opinion = choose(of(ad), "refuse", mo, at=timezone.now())
    assert opinion
    client.force_login(mo)
    assert "Pay the deposit" not in client.get(f"/review/opinions/{opinion.pk}/").content.decode()
    client.force_login(carol)
    assert client.get(f"/review/opinions/{opinion.pk}/").status_code == 404


def test_a_held_ad_that_waits_for_a_second_opinion_stands_in_the_queue_once(
    alice: Person, mo: Person, client: Client
) -> None:
    """Held because of a report: neither as a report nor as a held ad, but as what is asked."""
    nina = make_reviewer("Nina")
    ad = make_ad(alice, posted=timezone.now())
    case = open_case(name_of(ad))
    opinion = choose(Item(Queue.REPORTS, case.pk), "remove", mo, at=timezone.now())
    assert opinion
    assert Ad.objects.get().state == "held"
    client.force_login(nina)
    page = client.get("/review/").content.decode()
    assert f"/review/opinions/{opinion.pk}/" in page
    assert f"/review/ads/{ad.pk}/" not in page
    assert f"/review/reports/{case.pk}/" not in page
