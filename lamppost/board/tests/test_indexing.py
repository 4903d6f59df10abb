"""The index follows the ads: whatever is done to them, whoever crashes, whatever was there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from lamppost.board import actions
from lamppost.board.content import AdContent
from lamppost.board.models import Ad, Reindex, State
from lamppost.board.search import Near, Query, indexing, search
from lamppost.board.search.document import document_of
from lamppost.board.search.engine import engine
from lamppost.core.errors import Refused
from lamppost.journal.decisions import Ruling
from lamppost.people.models import Person
from lamppost.testing import KETTERING, NOON, make_ad, make_place, restrict

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture(autouse=True)
def _as_it_runs(settings: Settings) -> None:
    settings.SEARCH_CATCHES_UP = False


def found(words: str) -> list[str]:
    return [card.title for card in search(Query(words=words), NOBODY, now=NOON).cards]


def content(ad: Ad, title: str) -> AdContent:
    return AdContent(category=ad.category, title=title, text=ad.text, place=ad.place, cell=ad.cell)


def test_edited_ad_is_found_by_its_new_words_alone(alice: Person) -> None:
    ad = make_ad(alice, "Blue kettle")
    indexing.index_due()
    actions.edit_ad(ad, content(ad, "Green teapot"), by=alice, at=NOON)
    indexing.index_due()
    assert found("teapot") == ["Green teapot"]
    assert found("kettle") == []


def test_ad_is_in_the_index_once_the_request_that_changed_it_is_over(
    alice: Person, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    ad = make_ad(alice, "Blue kettle")
    indexing.index_due()
    with django_capture_on_commit_callbacks(execute=True):
        actions.close_ad(ad, by=alice, at=NOON)
    assert found("kettle") == []


def test_change_that_goes_around_the_actions_is_noted_too(alice: Person) -> None:
    ad = make_ad(alice, "Blue kettle")
    indexing.index_due()
    restrict(ad, State.REMOVED)
    indexing.index_due()
    assert found("kettle") == []


def test_ads_of_somebody_who_leaves_go_and_come_back_with_them(alice: Person) -> None:
    make_ad(alice, "Blue kettle")
    indexing.index_due()
    Person.objects.filter(pk=alice.pk).update(erase_due=NOON)
    indexing.index_due()
    assert found("kettle") == []
    Person.objects.filter(pk=alice.pk).update(erase_due=None)
    indexing.index_due()
    assert found("kettle") == ["Blue kettle"]


def test_what_search_does_not_read_leaves_no_note(alice: Person) -> None:
    ad = make_ad(alice)
    indexing.index_due()
    Ad.objects.filter(pk=ad.pk).update(reminded=NOON)
    assert not Reindex.objects.exists()


STEPS: dict[str, Callable[[Ad, int], object]] = {
    "renew": lambda ad, n: actions.renew_ad(ad, by="test", at=NOON + timedelta(days=3 * n)),
    "close": lambda ad, n: actions.close_ad(ad, by="test", at=NOON),
    "reopen": lambda ad, n: actions.reopen_ad(ad, by="test", at=NOON),
    "hold": lambda ad, n: actions.hold_ad(ad, Ruling(rule="r"), by="test", at=NOON),
    "release": lambda ad, n: actions.release_ad(ad, Ruling(rule="r"), by="test", at=NOON),
    "edit": lambda ad, n: actions.edit_ad(ad, content(ad, f"Kettle {n}"), by="test", at=NOON),
    "delete": lambda ad, n: ad.delete(),
    "index": lambda ad, n: indexing.index_due(),
}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 2)), max_size=14))
def test_after_any_history_the_index_holds_what_a_new_one_would(
    alice: Person, steps: list[tuple[str, int]]
) -> None:
    Ad.objects.all().delete()
    pks = [make_ad(alice, f"Kettle {n}").pk for n in range(3)]
    for number, (step, which) in enumerate(steps):
        ad = Ad.objects.filter(pk=pks[which]).select_related("place").first()
        if ad is not None:
            # Refused from this state: nothing happened, and nothing must be noted wrongly.
            with suppress(Refused):
                STEPS[step](ad, number + 1)
    indexing.index_due()
    kept = contents()
    indexing.rebuild()
    assert kept == contents()
    assert indexing.compare() == 0


def contents() -> tuple[object, ...]:
    """All that the index says: its rows, its counters, and what its words find."""
    words = ["kettle", *map(str, range(15))]
    return (
        sorted(engine().held_between(-1, None)),
        engine().held([0]),
        {word: found(word) for word in words},
    )


def test_rebuild_takes_in_what_changes_while_it_runs(alice: Person) -> None:
    old, gone = make_ad(alice, "Blue kettle"), make_ad(alice, "Red kettle")
    indexing.index_due()
    draft = engine().begin_building()
    with draft.locked():
        ads = list(Ad.objects.select_related("place"))
        draft.put([document_of(ad) for ad in ads], stale=[ad.pk for ad in ads])
    actions.edit_ad(old, content(old, "Blue teapot"), by=alice, at=NOON)
    actions.close_ad(gone, by=alice, at=NOON)
    make_ad(alice, "New kettle")
    indexing.index_due()
    draft.finish("made by hand")
    assert found("kettle") == ["New kettle"]
    assert found("teapot") == ["Blue teapot"]
    assert engine().made_with() == "made by hand"


def test_search_goes_on_while_the_index_is_made_anew(alice: Person) -> None:
    make_ad(alice, "Blue kettle")
    indexing.index_due()
    draft = engine().begin_building()
    assert found("kettle") == ["Blue kettle"]
    draft.abandon()
    assert found("kettle") == ["Blue kettle"]


def test_second_rebuild_at_the_same_time_is_refused() -> None:
    draft = engine().begin_building()
    with pytest.raises(Refused):
        engine().begin_building()
    draft.abandon()


def test_index_of_other_categories_or_languages_is_out_of_step(
    alice: Person, settings: Settings
) -> None:
    make_ad(alice)
    indexing.rebuild()
    assert indexing.is_in_step()
    settings.SEARCH_LANGUAGES = ("de",)
    assert not indexing.is_in_step()


def test_index_that_misses_an_ad_is_out_of_step(alice: Person) -> None:
    indexing.rebuild()
    make_ad(alice)
    Reindex.objects.all().delete()
    assert not indexing.is_in_step()
    assert indexing.compare() == 1


def test_count_says_at_least_where_counting_stopped(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lamppost.board.search.counting.CAP", 3)
    monkeypatch.setattr("lamppost.board.search.counting.BESIDE_CAP", 3)
    for category in ("bikes", "furniture", "furniture", "furniture", "furniture"):
        make_ad(alice, "Blue kettle", category=category)
    indexing.index_due()
    results = search(Query(words="kettle"), NOBODY, now=NOON)
    assert results.count.shown == "3+"
    assert results.counted(["bikes"]).or_more
    assert search(Query(words="kettle", category="furniture"), NOBODY, now=NOON).count.n == 3


def test_typo_that_finds_nothing_is_answered_with_what_was_meant(alice: Person) -> None:
    make_ad(alice, "Blue kettle")
    indexing.index_due()
    assert search(Query(words="blue kettel"), NOBODY, now=NOON).meant == "blue kettle"
    assert search(Query(words="blue kettel"), NOBODY, now=NOON, size=1).cards == ()


def test_word_of_an_ad_that_is_gone_is_not_meant(alice: Person) -> None:
    ad = make_ad(alice, "Blue kettle")
    indexing.index_due()
    ad.delete()
    indexing.index_due()
    assert search(Query(words="kettel"), NOBODY, now=NOON).meant == ""


def test_town_alone_is_asked_with_a_radius_of_nothing(alice: Person) -> None:
    make_ad(alice, "Here")
    make_ad(alice, "Next door", place=make_place(KETTERING))
    indexing.index_due()
    results = search(Query(near=Near(make_place(), 0)), NOBODY, now=NOON)
    assert [card.title for card in results.cards] == ["Here"]
