"""Limits of posting: a sentence, and nothing that was typed is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from lamppost.board.actions import editing, posting
from lamppost.board.models import Ad, Draft
from lamppost.board.tests.cast import fresh_ad, signed_in, upload
from lamppost.board.views import ads, photos, writing
from lamppost.people.models import Person
from lamppost.testing import make_place

pytestmark = pytest.mark.django_db

TYPED = {"title": "Blue kettle", "text": "It whistles.", "price": "12", "place": "Dayton, Ohio"}
FORM = {**TYPED, "price_kind": "fixed"}


@pytest.fixture(autouse=True)
def _once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every limit is one."""
    make_place()
    limits = {editing: "EDITING", posting: "POSTING", writing: "DRAFTING", photos: "SENDING"}
    for module, name in limits.items():
        monkeypatch.setattr(module, name, replace(getattr(module, name), times=1))


def test_who_begins_too_many_drafts_keeps_what_they_typed_on_the_page(client: Client) -> None:
    client.post("/post/household/", FORM)
    answer = client.post("/post/household/", FORM | {"text": "Second <one>."})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "That was too often" in page
    assert "Second &lt;one&gt;." in page
    assert Draft.objects.count() == 1


def test_going_on_with_a_draft_is_not_limited(client: Client) -> None:
    check = client.post("/post/household/", FORM)["Location"]
    draft = Draft.objects.get()
    for _ in range(3):
        assert client.post(draft.get_absolute_url(), FORM)["Location"] == check


def test_who_posts_too_much_keeps_the_draft(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "DRAFTING", replace(writing.DRAFTING, times=9))
    client = signed_in(alice)
    for _ in range(2):
        check = client.post("/post/household/", FORM)["Location"]
        answer = client.post(check, {"name": "Alice"}, follow=True)
    assert "That was too often" in answer.content.decode()
    assert Ad.objects.count() == 1
    kept = Draft.objects.get().typed
    assert (kept["text"], kept["name"]) == (["It whistles."], ["Alice"])
    assert "It whistles." in answer.content.decode()


def test_who_sends_too_many_photos_keeps_the_first_and_the_words(client: Client) -> None:
    client.post("/post/household/", {"title": "Kettle", "go": "keep"})
    draft = Draft.objects.get()
    sent = {**FORM, "photos": [upload("one.jpg"), upload("two.jpg", 1)]}
    answer = client.post(draft.get_absolute_url(), sent)
    assert answer.status_code == 422
    assert "“two.jpg” was not added. That was too often" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.photos.count() == 1
    assert draft.typed["text"] == ["It whistles."]


def test_who_edits_too_often_has_their_words_on_the_page(alice: Person) -> None:
    ad = fresh_ad(alice, category="household")
    client = signed_in(alice)
    client.post(f"/ads/{ad.pk}/edit/", FORM | {"text": "First."})
    answer = client.post(f"/ads/{ad.pk}/edit/", FORM | {"text": "Second <one>."})
    assert answer.status_code == 422
    assert "That was too often" in answer.content.decode()
    assert "Second &lt;one&gt;." in answer.content.decode()
    assert Ad.objects.get().text == "First."
    for page, sent in (
        ("where", {"coordinates": "39.76, -84.2"}),
        ("photos", {"photos": upload()}),
    ):
        assert client.post(f"/ads/{ad.pk}/{page}/", sent).status_code in {302, 422}
    assert Ad.objects.get().version == 2


def test_text_that_is_larger_than_any_request_may_be_is_answered_in_words(client: Client) -> None:
    answer = client.post("/post/household/", {"text": "x" * 3_000_000})
    assert answer.status_code == 400
    assert "what you typed is still on the page before" in answer.content.decode()


def test_who_tries_manage_links_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ads, "GUESSING", replace(ads.GUESSING, times=2))
    client = Client()
    tried = [client.get(f"/manage/guess-{number}/").status_code for number in range(3)]
    assert tried == [404, 404, 429]
