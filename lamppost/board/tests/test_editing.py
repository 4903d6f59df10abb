"""Editing an ad: nothing is lost, nothing is changed that nobody changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from lamppost.board.categories import Field, FieldKind, categories
from lamppost.board.models import Ad, State
from lamppost.board.tests.cast import fresh_ad, managing, signed_in
from lamppost.people.models import Person
from lamppost.places.cells import cell_at
from lamppost.testing import KETTERING, make_place

pytestmark = pytest.mark.django_db

PIN = cell_at(39.76, -84.2)


def form_of(client: Client, path: str) -> dict[str, list[str]]:
    """What a browser would send back if somebody pressed the button at once."""
    page = client.get(path).content.decode()
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        kind, name = _part(tag, "type"), _part(tag, "name")
        if not name or (kind in {"file", "checkbox"} and " checked" not in tag):
            continue
        sent.setdefault(name, []).append(_part(tag, "value"))
    for head, body in re.findall(r"<textarea([^>]*)>\n?(.*?)</textarea>", page, re.DOTALL):
        sent[_part(head, "name")] = [re.sub(r"\r?\n", "\r\n", unescape(body))]
    for head, body in re.findall(r"<select([^>]*)>(.*?)</select>", page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        sent[_part(head, "name")] = [unescape(chosen[1]) if chosen else ""]
    for name in ("q", "csrfmiddlewaretoken"):
        sent.pop(name, None)
    return sent


def _part(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def priced_ad(person: Person, title: str = "Blue kettle", **given: Any) -> Ad:
    price = {"price_kind": "fixed", "price_cents": 1250, "currency": "USD"}
    return fresh_ad(person, title, **price | given)


def send(client: Client, ad: Ad, form: dict[str, list[str]]) -> str:
    answer = client.post(f"/ads/{ad.pk}/edit/", form, follow=True)
    return answer.content.decode()


ANSWERS: dict[FieldKind, Callable[[Field], Any]] = {
    FieldKind.NUMBER: lambda field: field.minimum or 1,
    FieldKind.CHOICE: lambda field: field.choices[-1].value,
    FieldKind.MANY: lambda field: [choice.value for choice in field.choices[:2]],
    FieldKind.YES_NO: lambda field: False,
    FieldKind.DATE: lambda field: "2027-03-01",
    FieldKind.TEXT: lambda field: 'a "b" & <c>'[: field.max_length],
}


@pytest.mark.parametrize("slug", [category.slug for category in categories().all_postable])
def test_ad_sent_back_as_it_was_is_not_changed(alice: Person, slug: str) -> None:
    """In every category, with every field filled in."""
    category = categories().get(slug)
    kind = category.prices[0] if category.prices else ""
    ad = fresh_ad(
        alice,
        '50% "off" & <b>',
        text="\n One\n\n  Two & <three>\nfour".strip(),
        category=slug,
        cell=PIN,
        price_kind=kind,
        price_cents={"": None, "free": 0}.get(kind, 1250),
        currency="USD" if kind else "",
        fields={field.key: ANSWERS[field.kind](field) for field in category.fields},
    )
    client = signed_in(alice)
    page = send(client, ad, form_of(client, f"/ads/{ad.pk}/edit/"))
    assert "Nothing was changed." in page
    assert Ad.objects.get().version == 1


def test_price_of_nothing_that_is_not_called_free_stays(alice: Person) -> None:
    ad = priced_ad(alice, price_cents=0)
    client = signed_in(alice)
    assert "Nothing was changed." in send(client, ad, form_of(client, f"/ads/{ad.pk}/edit/"))


def test_price_in_another_currency_is_not_turned_into_ours(alice: Person) -> None:
    ad = priced_ad(alice, price_cents=10_000, currency="EUR")
    client = signed_in(alice)
    assert "Price in EUR" in client.get(f"/ads/{ad.pk}/edit/").content.decode()
    form = form_of(client, f"/ads/{ad.pk}/edit/") | {"title": ["Red kettle"]}
    assert "Your changes are up." in send(client, ad, form)
    assert (Ad.objects.get().price_cents, Ad.objects.get().currency) == (10_000, "EUR")


def test_earlier_words_are_kept_letter_for_letter(alice: Person) -> None:
    words = "  Odd \u200b spacing\n\n\n— kept\t"
    ad = priced_ad(alice, "Blue  kettle", text=words)
    client = managing(ad)
    form = form_of(client, f"/ads/{ad.pk}/edit/") | {"text": ["New"], "title": ["Red kettle"]}
    assert "Your changes are up." in send(client, ad, form)
    version = ad.versions.get()
    assert (version.title, version.text) == ("Blue  kettle", words)


def test_edited_ad_is_found_by_its_new_words_alone(client: Client, alice: Person) -> None:
    ad = priced_ad(alice)
    editor = signed_in(alice)
    send(editor, ad, form_of(editor, f"/ads/{ad.pk}/edit/") | {"title": ["Red teapot"]})
    assert "Red teapot" in client.get("/ads/?q=teapot").content.decode()
    assert "Red teapot" not in client.get("/ads/?q=kettle").content.decode()


def test_mistake_keeps_what_was_typed_and_changes_nothing(alice: Person) -> None:
    ad = priced_ad(alice)
    client = signed_in(alice)
    form = form_of(client, f"/ads/{ad.pk}/edit/")
    form |= {"price": ["a lot"], "text": ["Typed <words>"]}
    answer = client.post(f"/ads/{ad.pk}/edit/", form)
    assert answer.status_code == 422
    assert "Typed &lt;words&gt;" in answer.content.decode()
    assert "a lot" in answer.content.decode()
    assert Ad.objects.get().version == 1


def test_pin_stays_in_its_town(alice: Person) -> None:
    """An ad that moved to another town would otherwise still be found, and lit, in the old one."""
    make_place(KETTERING)
    ad = priced_ad(alice, cell=PIN)
    client = signed_in(alice)
    form = form_of(client, f"/ads/{ad.pk}/edit/")
    send(client, ad, form | {"title": ["Still in Dayton"]})
    assert Ad.objects.get().cell == PIN
    form = form_of(client, f"/ads/{ad.pk}/edit/")
    send(client, ad, form | {"place": ["Kettering, Ohio"]})
    moved = Ad.objects.get()
    assert (moved.cell, moved.latitude) == ("", KETTERING[3])


def test_held_ad_can_be_mended_and_stays_held(alice: Person) -> None:
    ad = priced_ad(alice, state=State.HELD)
    client = signed_in(alice)
    send(client, ad, form_of(client, f"/ads/{ad.pk}/edit/") | {"title": ["Mended"]})
    assert (Ad.objects.get().title, Ad.objects.get().state) == ("Mended", State.HELD)


@pytest.mark.parametrize("title", ["", "   ", "\u200b\u200b", "\u3164\u2060"[1:]])
def test_title_that_nobody_can_see_is_refused(alice: Person, title: str) -> None:
    ad = priced_ad(alice)
    answer = signed_in(alice).post(f"/ads/{ad.pk}/edit/", {"title": title, "place": "Dayton"})
    assert answer.status_code == 422
    assert "Give the ad a title" in answer.content.decode()


@pytest.mark.parametrize("title", ["★", "7", "青い", "50% off!"])
def test_title_of_any_visible_sign_is_taken(alice: Person, title: str) -> None:
    ad = priced_ad(alice)
    client = signed_in(alice)
    send(client, ad, form_of(client, f"/ads/{ad.pk}/edit/") | {"title": [title]})
    assert Ad.objects.get().title == title
