"""An alert tells of exactly the ads that its search shows, once, and only of what is news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from lamppost.board import actions
from lamppost.board.alerts.checked import passes
from lamppost.board.alerts.keys import make_keys
from lamppost.board.alerts.lookup import candidates
from lamppost.board.alerts.matching import note_finds
from lamppost.board.alerts.models import Alert, AlertedAd, Subscriber
from lamppost.board.alerts.noticing import find_whom_to_tell
from lamppost.board.alerts.wanting import forget_kept
from lamppost.board.alerts.wish import as_values, query_of
from lamppost.board.categories import categories
from lamppost.board.content import AdContent
from lamppost.board.models import Ad
from lamppost.board.search import Query
from lamppost.board.search.document import document_of
from lamppost.board.search.indexing import index_due
from lamppost.board.search.wanted import wanted_of
from lamppost.board.tests.test_search import Board, ads, all_pages, queries
from lamppost.board.tests.test_search import query_of as _asked
from lamppost.board.tests.trap_categories import TRAPS
from lamppost.journal.actions import record
from lamppost.journal.decisions import Ruling
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

pytestmark = pytest.mark.django_db
BEFORE = NOON - timedelta(days=30)
LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _traps(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.CATEGORIES_FILE = tmp_path / "categories.toml"
    settings.CATEGORIES_FILE.write_text(TRAPS)
    categories.cache_clear()
    yield
    categories.cache_clear()


@pytest.fixture
def board(db: None) -> Board:
    return Board()


def alert_for(query: Query, owner: Person | None = None, since: datetime = BEFORE) -> Alert:
    who: dict[str, Any] = {"person": owner} if owner else {"address": "dora@example.org"}
    subscriber, _new = Subscriber.objects.get_or_create(**who)
    values = as_values(query)
    alert = Alert.objects.create(
        subscriber=subscriber,
        title="Alert",
        asked=str(Alert.objects.count()),
        query=values,
        since=since,
        confirmed=since,
    )
    make_keys(alert)
    return alert


def told_of(alert: Alert) -> set[int]:
    return set(AlertedAd.objects.filter(alert=alert).values_list("ad", flat=True))


@pytest.mark.parametrize("is_signed_in", [False, True])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    specs=st.lists(ads(), min_size=1, max_size=10),
    asked=queries(),
    is_indexed_first=st.booleans(),
)
def test_alert_tells_of_what_its_search_shows(
    board: Board,
    is_signed_in: bool,
    specs: list[dict[str, Any]],
    asked: dict[str, Any],
    is_indexed_first: bool,
) -> None:
    Alert.objects.all().delete()
    forget_kept()
    asked["within_days"] = None  # of no alert: every ad it tells of is new
    query = _asked(asked, board.places)
    owner = board.reader if is_signed_in else None
    if not is_indexed_first:  # an empty board has other rarest words than a full one
        Ad.objects.all().delete()
        index_due()
        alert = alert_for(query, owner)
    every = board.fill(specs)
    if is_indexed_first:
        index_due()
        alert = alert_for(query, owner)
    note_finds([ad.pk for ad in every], NOON)
    shown, _first = all_pages(query, owner or AnonymousUser(), size=5)
    assert told_of(alert) == {_id_of(card) for card in shown}


def _id_of(card: Any) -> int:
    return int(card.pk)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=queries())
def test_kept_query_is_the_same_query(board: Board, asked: dict[str, Any]) -> None:
    import json

    query = _asked(asked | {"within_days": None}, board.places)
    again = query_of(json.loads(json.dumps(as_values(query))))
    kept, meant = (wanted_of(q, AnonymousUser(), now=NOON) for q in (again, query))
    assert kept == meant


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(specs=st.lists(ads(), min_size=1, max_size=6), asked=queries())
def test_checks_say_the_same_of_an_ad_in_hand(
    board: Board, specs: list[dict[str, Any]], asked: dict[str, Any]
) -> None:
    query = _asked(asked, board.places)
    wanted = wanted_of(query, AnonymousUser(), now=NOON)
    every = [ad for ad in board.fill(specs) if not query.category or _is_within(ad, query)]
    fitting = wanted.checks.fitting([ad.pk for ad in every])
    assert {ad.pk for ad in every if passes(wanted.checks, ad)} == fitting


def _is_within(ad: Ad, query: Query) -> bool:
    return ad.category in categories().slugs_within(query.category)


def test_few_alerts_are_looked_at(alice: Person) -> None:
    for word in ("kettle", "ladder", "wardrobe"):
        alert_for(Query(words=word, category="rooms"))
    ad = make_ad(alice, category="rooms")
    assert len(candidates(document_of(ad))) == 1


def test_own_ads_are_no_news(alice: Person) -> None:
    mine, others = alert_for(Query(words="kettle"), alice), alert_for(Query(words="kettle"))
    ad = make_ad(alice, category="rooms")
    note_finds([ad.pk], NOON)
    assert (told_of(mine), told_of(others)) == (set(), {ad.pk})


def test_find_is_noted_once_however_often_it_is_made(alice: Person) -> None:
    alert, ad = alert_for(Query(words="kettle")), make_ad(alice, category="rooms")
    assert note_finds([ad.pk], NOON) == 1
    alert.refresh_from_db()
    assert alert.due
    AlertedAd.objects.update(told=NOON)
    Alert.objects.update(due=None)
    assert note_finds([ad.pk], NOON) == 0
    assert AlertedAd.objects.get().told == NOON


def test_renewal_tells_nobody(alice: Person) -> None:
    ad = make_ad(alice, category="rooms")
    record("ad.posted", ad, by=alice, at=NOON)
    before, after = alert_for(Query(words="kettle")), alert_for(Query(words="kettle"), since=LATER)
    note_finds([ad.pk], NOON)
    actions.renew_ad(ad, by=alice, at=NOON + timedelta(days=3))
    note_finds([ad.pk], NOON + timedelta(days=3))
    assert told_of(before) == {ad.pk}
    assert told_of(after) == set()  # the search showed it when the alert was set


def test_ad_that_was_down_when_the_alert_was_set_is_news(alice: Person) -> None:
    ad = make_ad(alice, category="rooms")
    actions.close_ad(ad, by=alice, at=NOON + timedelta(minutes=1))
    alert = alert_for(Query(words="kettle"), since=LATER)
    actions.reopen_ad(ad, by=alice, at=LATER + timedelta(hours=1))
    note_finds([ad.pk], LATER + timedelta(hours=1))
    assert told_of(alert) == {ad.pk}


def test_ad_that_was_held_is_news_once_it_is_released(alice: Person, mo: Person) -> None:
    ad = make_ad(alice, category="rooms", state="held")
    record("ad.held", ad, by=mo, at=NOON)
    alert = alert_for(Query(words="kettle"), since=LATER)
    assert note_finds([ad.pk], LATER) == 0
    actions.release_ad(ad, Ruling(rule="fine"), by=mo, at=LATER + timedelta(hours=1))
    note_finds([ad.pk], LATER + timedelta(hours=1))
    assert told_of(alert) == {ad.pk}


def _edit(ad: Ad, title: str) -> None:
    content = AdContent(category=ad.category, title=title, text="", place=ad.place)
    actions.edit_ad(ad, content, by=ad.persona.person, at=LATER + timedelta(hours=1))


def test_edit_is_news_to_those_it_fits_for_the_first_time(alice: Person) -> None:
    ad = make_ad(alice, category="rooms")
    kettle = alert_for(Query(words="kettle"), since=LATER)
    red = alert_for(Query(words="red"), since=LATER)
    _edit(ad, "Red kettle")
    note_finds([ad.pk], LATER + timedelta(hours=2))
    assert (told_of(kettle), told_of(red)) == (set(), {ad.pk})


def test_import_is_news_whatever_day_it_says_it_was_posted(alice: Person) -> None:
    alert = alert_for(Query(words="kettle"), since=LATER)
    ad = make_ad(alice, category="rooms")  # posted before, it says
    record("ad.imported", ad, by=alice, at=LATER + timedelta(hours=1))
    note_finds([ad.pk], LATER + timedelta(hours=2))
    assert told_of(alert) == {ad.pk}


def test_index_has_each_change_compared_in_the_transaction_that_forgets_it(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[int]] = []
    alert_for(Query(words="kettle"))
    monkeypatch.setattr("lamppost.board.search.indexing.find_whom_to_tell", seen.append)
    ad = make_ad(alice, category="rooms")
    index_due()
    assert seen == [{ad.pk}]


def test_board_without_alerts_makes_no_job(alice: Person) -> None:
    from django_tasks_db.models import DBTaskResult

    find_whom_to_tell({make_ad(alice, category="rooms").pk})
    assert not DBTaskResult.objects.exists()
    alert_for(Query(words="kettle"))
    find_whom_to_tell({1})
    assert DBTaskResult.objects.count() == 1
