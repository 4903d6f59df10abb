"""Whatever is typed into the form of an ad: never an error page, and never lost."""

from __future__ import annotations

from html import unescape
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lamppost.board.categories import categories
from lamppost.board.form_fields import OWN
from lamppost.board.models import Draft
from lamppost.board.tests.cast import fresh_ad, signed_in
from lamppost.board.views import writing
from lamppost.people.models import Person
from lamppost.testing import make_place

pytestmark = pytest.mark.django_db

CATEGORIES = ["household", "rooms", "cars", "events", "knives-spirits", "lost-pets"]
EXTREMES = [
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"9" * 400,
    b"-1",
    b"1e999",
    b"nan",
    b"1,2,3.4.5",
    b"0.001",
    b"99999999999999999999",
    "١٢٣".encode(),
    "½".encode(),
    b"fixed",
    b"free",
    b"yes",
    b"Good",
    b"2027-02-30",
    b"Dayton",
    b"x" * 30_000,
    b"\n" * 500,
    "\u202etxet".encode(),
    b"'\"<&>{{}}{%%}",
]
words = st.one_of(
    st.sampled_from(EXTREMES),
    st.binary(max_size=20),
    st.text(st.characters(codec="utf-8"), max_size=20).map(str.encode),
)
POSTED = "application/x-www-form-urlencoded"


@st.composite
def forms(draw: st.DrawFn) -> tuple[str, list[tuple[str, bytes]]]:
    slug = draw(st.sampled_from(CATEGORIES))
    own = [OWN + field.key for field in categories().get(slug).fields]
    names = ["title", "text", "price", "price_kind", "place", "adult", "name", "go", *own]
    right: list[tuple[str, bytes]] = [("title", b"Kettle"), ("place", b"Dayton")]
    typed = draw(st.lists(st.tuples(st.sampled_from(names), words), max_size=8))
    return slug, [*draw(st.sampled_from([right, []])), *typed]


def body_of(typed: list[tuple[str, bytes]]) -> str:
    return "&".join(f"{name}={quote_from_bytes(value)}" for name, value in typed)


@pytest.fixture(autouse=True)
def _many_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    make_place()
    monkeypatch.setattr(writing.DRAFTING.__class__, "spend", lambda self, key: None)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=forms())
@example(form=("household", [("title", b"Kettle\x00"), ("place", b"Dayton"), ("price", b"1")]))
def test_form_is_taken_or_shown_again_and_its_draft_always_opens(
    client: Client, form: tuple[str, list[tuple[str, bytes]]]
) -> None:
    slug, typed = form
    answer = client.post(f"/post/{slug}/", body_of(typed), content_type=POSTED)
    assert answer.status_code in {200, 302, 422}
    draft = Draft.objects.latest("began")
    assert client.get(draft.get_absolute_url()).status_code == 200
    assert client.get(f"{draft.get_absolute_url()}check/").status_code in {200, 422}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=forms())
def test_editing_takes_it_or_shows_it_again(
    alice: Person, form: tuple[str, list[tuple[str, bytes]]]
) -> None:
    slug, typed = form
    ad = fresh_ad(alice, category=slug)
    client = signed_in(alice)
    answer = client.post(f"/ads/{ad.pk}/edit/", body_of(typed), content_type=POSTED)
    assert answer.status_code in {200, 302, 422}
    assert client.get(ad.get_absolute_url(), follow=True).status_code == 200
    assert client.get(f"/ads/{ad.pk}/edit/").status_code == 200


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=150), text=st.text(max_size=300))
def test_what_was_typed_stands_in_the_form_again(client: Client, title: str, text: str) -> None:
    typed: dict[str, Any] = {"title": _sendable(title), "text": _sendable(text), "go": "keep"}
    draft = client.post("/post/household/", typed).json()["draft"]
    page = unescape(client.get(draft).content.decode())
    assert f'value="{typed["title"]}"' in page or not typed["title"]
    assert f">\n{typed['text']}</textarea>" in page


def _sendable(text: str) -> str:
    """As a browser sends it: whole characters, line ends of two."""
    whole = text.encode("utf-8", "ignore").decode().replace("\0", "")
    return "\r\n".join(whole.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
