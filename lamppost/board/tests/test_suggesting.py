"""Words that are suggested while a search is typed."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad
from lamppost.board.search.indexing import index_due
from lamppost.people.models import Person
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db


@pytest.fixture
def kettles(alice: Person) -> None:
    for title in ("Blue kettle", "Red kettle", "Old kettle and ketchup", "Ketchup 5551234"):
        make_ad(alice, title, posted=timezone.now(), text="Ask for Ketrick. <b>kéfir</b>")


def suggested(client: Client, typed: str) -> list[str]:
    answer = client.get("/ads/words/", {"q": typed})
    assert answer.status_code == 200
    return re.findall(r'data-value="([^"]*)"', answer.text)


def test_last_word_is_completed_with_the_commonest_first(client: Client, kettles: None) -> None:
    make_ad(Person.objects.get(), "Ketrick", posted=timezone.now())
    assert suggested(client, "ke") == ["ketrick", "kefir", "kettle"]
    assert suggested(client, "kett") == ["kettle"]


def test_what_was_typed_before_stays_as_it_is(client: Client, kettles: None) -> None:
    assert suggested(client, 'Blue -"old KETT') == ["Blue -&quot;old kettle"]


def test_accents_and_case_do_not_matter(client: Client, kettles: None) -> None:
    assert suggested(client, "KÈT") == suggested(client, "ket") != []


@pytest.mark.parametrize("typed", ["", " ", "k", "kettle ", "kettle", "*", "blue k", "%", "zz"])
def test_nothing_is_suggested_for(client: Client, kettles: None, typed: str) -> None:
    assert suggested(client, typed) == []


def test_word_of_fewer_than_three_ads_is_nobodys_suggestion(client: Client, alice: Person) -> None:
    for count, shown in ((1, []), (2, []), (3, ["gwendolyn"])):
        make_ad(alice, f"Lamp {count} of Gwendolyn", posted=timezone.now())
        assert suggested(client, "gwen") == shown


def test_ads_that_are_gone_do_not_count(client: Client, alice: Person) -> None:
    """The frequencies still hold them: somebody may post, close and post again."""
    for count in range(3):
        make_ad(alice, f"Lamp {count} of Gwendolyn", posted=timezone.now())
        index_due()
        Ad.objects.update(state="closed")
        index_due()
    assert suggested(client, "gwen") == []


def test_numbers_are_never_suggested(client: Client, alice: Person) -> None:
    for count in range(4):
        make_ad(alice, f"Lamp {count}, call 5551234", posted=timezone.now())
    assert suggested(client, "555") == []
    assert suggested(client, "la") == ["lamp"]


def test_suggestion_says_in_how_many_ads(client: Client, kettles: None) -> None:
    assert "about 3 ads" in client.get("/ads/words/?q=kett").text


def test_any_cache_may_keep_them(client: Client, kettles: None) -> None:
    answer = client.get("/ads/words/?q=kett")
    assert "public" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


def test_whoever_asks_without_end_is_told_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lamppost.board.views import suggesting
    from lamppost.core.limits import Limit

    monkeypatch.setattr(suggesting, "_ASKED", Limit("words", times=2, per_secs=60_000_000))
    assert [client.get("/ads/words/?q=ke").status_code for _ in range(3)] == [200, 200, 429]
    assert client.post("/ads/words/").status_code == 405
