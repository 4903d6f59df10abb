"""The page with all that waits, and the link to it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lamppost.moderation.models import Rank
from lamppost.moderation.queue.claims import take_next
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import PAGE
from lamppost.moderation.queue.tests.cast import (
    at,
    case_of,
    held_ad,
    held_letter,
    proposal_on,
    steward,
)
from lamppost.moderation.stewards import end_steward, make_steward
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

QUEUE = "/review/"


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _clock(now: datetime) -> AbstractContextManager[object]:
    return patch("django.utils.timezone.now", return_value=now)


def seen(person: Person, path: str = QUEUE, now: datetime = NOON) -> str:
    with _clock(now):
        return " ".join(as_(person).get(path).content.decode().split())


def test_page_is_not_there_for_those_who_do_not_review(carol: Person) -> None:
    for path in (QUEUE, f"{QUEUE}me/"):
        assert as_(carol).get(path).status_code == 404
        assert Client().get(path).status_code == 404


def test_row_shows_what_why_reach_and_how_long(alice: Person, mo: Person) -> None:
    case = case_of(make_ad(alice, "<Red> bike"), "money", hours=1, reach=310)
    page = seen(mo, now=at(0.5))
    assert "1 to look at" in page
    for words in ("&lt;Red&gt; bike", "Reported: They ask for money", "310 people", "30 minutes"):
        assert words in page, words
    assert f'href="{Item(Queue.REPORTS, case.pk).get_absolute_url()}"' in page
    assert "Late" not in page
    assert "1 more has to be looked at within the hour" in page


def test_what_is_late_is_said_and_marked(alice: Person, mo: Person) -> None:
    held_ad(alice, hours=1)
    page = seen(mo, now=at(2))
    assert "1 is late." in page
    assert ">Late<" in page


def test_each_queue_has_its_number_and_can_be_shown_alone(
    alice: Person, bob: Person, mo: Person
) -> None:
    held_ad(alice, title="Brass lamp")
    held_letter(alice, bob)
    page = seen(mo, f"{QUEUE}?queue=letters")
    assert 'Held ads <span class="num">1</span>' in page
    assert "Letter about" in page
    assert "Brass lamp" not in page
    assert "Nothing waits here: Objections." in seen(mo, f"{QUEUE}?queue=appeals")
    assert "Brass lamp" in seen(mo, f"{QUEUE}?queue=nonsense&page=minus")


def test_empty_queue_says_so(mo: Person) -> None:
    page = seen(mo)
    assert "0 to look at" in page
    assert "Nothing waits. Thank you for looking." in page


def test_second_page_leads_back_to_the_first(alice: Person, mo: Person) -> None:
    for n in range(PAGE + 1):
        held_ad(alice, title=f"Chair {n}", hours=1 + n)
    assert 'rel="next" href="?page=2"' in seen(mo)
    second = seen(mo, f"{QUEUE}?page=2&queue=ads")
    assert f"Chair {PAGE}" in second
    assert 'rel="prev" href="?page=1&amp;queue=ads"' in second
    assert 'rel="next"' not in second


def test_own_claim_is_marked(alice: Person, mo: Person) -> None:
    held_ad(alice)
    assert take_next(steward(mo), NOON)
    assert "You are at work on it" in seen(mo)


def test_only_those_who_review_have_the_link_with_what_presses(alice: Person, mo: Person) -> None:
    held_ad(alice, hours=0.5)
    held_ad(alice, hours=30)
    link = f'<a href="{QUEUE}">Review <span class="masthead__count num">1<'
    assert link in seen(mo, "/help/")
    assert f'href="{QUEUE}"' not in seen(alice, "/help/")
    assert f'href="{QUEUE}"' not in Client().get("/help/").content.decode()
    make_steward(alice, Rank.STEWARD, at=NOON)
    assert f'<a href="{QUEUE}">Review</a>' in seen(alice, "/help/")  # her own ads
    end_steward(alice, at=NOON)
    assert f'href="{QUEUE}"' not in seen(alice, "/help/")


def test_link_costs_others_no_query_and_counts_no_further_than_it_shows(
    alice: Person, mo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lamppost.moderation.templatetags.review_tags.COUNTED_UP_TO", 2)
    monkeypatch.setattr("lamppost.moderation.queue.pressing.COUNTED_UP_TO", 2)
    for _ in range(4):
        held_ad(alice, hours=0)
    assert ">2+<" in seen(mo, "/help/")
    client = as_(alice)
    client.get("/help/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/help/")
    assert not [one for one in queries if "moderation_" in one["sql"]]
    cache.clear()


def test_queues_are_declined_on_the_own_page(alice: Person, bob: Person, mo: Person) -> None:
    letter = held_letter(alice, bob)
    assert take_next(steward(mo), NOON) == Item(Queue.LETTERS, letter.pk)
    client = as_(mo)
    answer = client.post(
        reverse("moderation:reviewing_me"), {"declines": ["letters", "reports"], "keys": "on"}
    )
    assert answer.status_code == 302
    assert steward(mo).declines == ["letters", "reports"]
    assert steward(mo).keys
    page = " ".join(client.get(f"{QUEUE}me/").content.decode().split())
    assert "Nobody looks at this at the moment: Held letters, Reports." in page
    assert not client.get(QUEUE).context["listing"].rows
    client.post(reverse("moderation:reviewing_me"), {})
    assert steward(mo).declines == []
    assert not steward(mo).keys
    assert "review-keys " not in client.get(QUEUE).content.decode()
    # What they had was given back when they declined it.
    make_steward(bob, Rank.STEWARD, at=NOON)
    wrong = client.post(reverse("moderation:reviewing_me"), {"declines": ["children"]})
    assert wrong.status_code == 422
    assert steward(mo).declines == []


def test_pause_is_suggested_after_an_hour_and_not_after_a_pause(mo: Person) -> None:
    with _clock(NOON):
        client = as_(mo)

    def rests(minutes: int) -> bool:
        with _clock(at(minutes / 60)):
            return "cup of tea" in client.get(QUEUE).content.decode()

    assert not any(rests(minutes) for minutes in range(0, 60, 5))
    assert rests(60)
    assert rests(69)
    assert not rests(79)
    assert not any(rests(minutes) for minutes in range(80, 138, 9))
    assert rests(139)


def test_own_page_says_how_many_things_they_looked_at_today_and_nobody_elses(
    alice: Person, mo: Person, maya: Person
) -> None:
    for number, state in enumerate(("done", "compared", "failed")):
        proposal_on(Item(Queue.ADS, number), by=mo, state=state)
    assert "You have looked at 2 things today." in seen(mo, f"{QUEUE}me/")
    assert "You have looked at 0 things today." in seen(maya, f"{QUEUE}me/")
    assert "0 things today" in seen(mo, f"{QUEUE}me/", at(24))
