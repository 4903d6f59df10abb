"""Pages about oneself, and who must not see them."""

from __future__ import annotations

import pytest
from django.test import Client

from lamppost.people.models import Person

PAGES = [
    "/my/",
    "/my/names/",
    "/my/blocks/",
    "/my/erasure/",
    "/account/address/",
    "/account/steps/",
    "/account/steps/webauthn/",
    "/account/sessions/",
    "/account/logout/",
    "/account/proof/",
]


@pytest.mark.parametrize("url", PAGES)
def test_page_has_one_heading_and_no_inline_script_or_style(
    client: Client, alice: Person, url: str
) -> None:
    client.force_login(alice)
    answer = client.get(url)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1>") == 1
    assert " style=" not in page
    assert "<style" not in page
    assert not [tag for tag in page.split("<script")[1:] if _runs_inline(tag)]


def _runs_inline(tag: str) -> bool:
    head = tag.split(">")[0]
    return "src=" not in head and "application/json" not in head


@pytest.mark.parametrize("url", [*PAGES, "/my/export/"])
def test_stranger_is_led_to_the_door(client: Client, db: None, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 302
    where = "/" if "logout" in url else "/account/enter/"
    assert answer.headers["Location"].split("?")[0] == where


def test_overview_shows_own_address_only(client: Client, alice: Person, carol: Person) -> None:
    client.force_login(carol)
    page = client.get("/my/").content.decode()
    assert "carol@example.org" in page
    assert "alice" not in page.lower()


def test_sign_out_ends_the_session(client: Client, alice: Person) -> None:
    client.force_login(alice)
    client.post("/account/logout/")
    assert client.get("/my/").status_code == 302
