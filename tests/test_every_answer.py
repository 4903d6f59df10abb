"""What holds for every page: its headers, its methods, and that no page runs foreign words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from lamppost.board.models import Ad, Draft, State
from lamppost.people.models import Person
from lamppost.testing import make_ad, make_place, restrict

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7|add:7 }}"


@pytest.fixture
def ad(alice: Person) -> Ad:
    alice.personas.update(name="<i>Alice")
    return make_ad(
        alice, f"Kettle {EVIL}"[:120], text=EVIL, posted=timezone.now() - timedelta(days=4)
    )


@pytest.fixture
def draft(alice: Person) -> Draft:
    typed = {
        "title": [f"Draft {EVIL}"[:120]],
        "text": [EVIL],
        "price_kind": ["fixed"],
        "price": ["12"],
        "place": [make_place().label],
        "name": [EVIL],
    }
    return Draft.objects.create(category="household", person=alice, typed=typed)


def public_pages(ad: Ad) -> Iterator[str]:
    yield from ("/", "/ads/", "/ads/?view=gallery", "/saved/", "/post/", "/post/household/")
    yield from (ad.get_absolute_url(), ad.persona.get_absolute_url())
    yield f"/ads/?q={EVIL}&place={EVIL}&min={EVIL}&category={EVIL}&order={EVIL}"
    yield f"/ads/?category=bicycles&f.frame_size.min={EVIL}&within={EVIL}&km={EVIL}"
    yield from ("/help/", "/help/meeting/", "/help/rules/", "/help/privacy/", "/help/contact/")
    yield from ("/terms/", "/terms/versions/", "/terms/shipped-1/")
    yield from ("/account/login/code/", "/no-such-page/", f"/post/{'x' * 50}/")


def own_pages(ad: Ad, draft: Draft) -> Iterator[str]:
    yield from ("/my/", "/my/ads/", "/saved/", "/post/", ad.get_absolute_url())
    yield from (f"/ads/{ad.pk}/{page}/" for page in ("edit", "where", "renewal"))
    yield draft.get_absolute_url()
    yield from (f"{draft.get_absolute_url()}{page}/" for page in ("check", "where"))


def check(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {200, 302, 404}, path
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    _check_words(answer.content.decode(), path)


def _check_words(page: str, path: str) -> None:
    scripts = re.findall(r"<script([^>]*)>", page)
    assert all("src=" in one or "application/ld+json" in one for one in scripts), path
    assert not re.search(r"<[^>]*\son\w+\s*=\s*[^>]*>", _without_values(page)), path
    assert not re.search(r"<[^>]*\sstyle\s*=", _without_values(page)), path
    assert "<style" not in page, path
    assert "<img src=x" not in page, path
    assert "<i>Alice" not in page, path
    assert "14</" not in page, path


def _without_values(page: str) -> str:
    """The tags with their attributes' names: what stands between quotes is nobody's markup."""
    return re.sub(r'"[^"]*"', '""', page)


def test_no_public_page_runs_or_shows_foreign_markup(client: Client, ad: Ad) -> None:
    for path in public_pages(ad):
        check(client, path)


def test_no_own_page_runs_or_shows_foreign_markup(
    client: Client, alice: Person, ad: Ad, draft: Draft
) -> None:
    client.force_login(alice)
    for path in own_pages(ad, draft):
        check(client, path)
    for state in (State.CLOSED, State.HELD, State.REMOVED):
        if state == State.CLOSED:
            Ad.objects.update(state=state)
        else:
            restrict(ad, state)
        check(client, "/my/ads/")
    check(Client(), "/ads/")


def test_pages_of_others_are_not_found_whatever_they_are_asked(
    alice: Person, carol: Person, ad: Ad, draft: Draft
) -> None:
    visitor = Client()
    visitor.force_login(carol)
    for path in own_pages(ad, draft):
        if (str(ad.pk) in path.split("/") and path != ad.get_absolute_url()) or "draft" in path:
            for client in (Client(), visitor):
                assert client.get(path).status_code == 404, path
                assert client.post(path).status_code == 404, path


def test_form_from_another_site_is_refused_and_its_words_are_shown_back(ad: Ad) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/post/household/", {"title": "Kettle", "text": "Long <b>work</b>."})
    assert answer.status_code == 403
    assert "Long &lt;b&gt;work&lt;/b&gt;." in answer.content.decode()
    assert "Content-Security-Policy" in answer
    assert not Draft.objects.exists()


def test_nothing_takes_forms_from_other_sites() -> None:
    names = {name for name, view in _views(get_resolver()) if getattr(view, "csrf_exempt", False)}
    assert names <= EXEMPT


# Mail programs stop alerts and mute mails without a cookie (RFC 8058): the address that they
# were mailed is what they prove. A mail provider signs what it brings, and a service that brings
# texts shows a secret; a second house signs its calls. The link of a plan's clock is all that its
# page asks for, beside a code.
EXEMPT = {"stop_alerts", "mute_mails", "mail_hook", "text_hook", "house_call", "check"}


def _views(resolver: URLResolver) -> Iterator[tuple[str, object]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield str(one.name), one.callback
        else:
            yield from _views(one)


def test_health_is_told_without_a_session(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.json() == {"status": "ok"}
    assert not answer.cookies
    assert client.post("/health/").status_code == 405


def test_looking_around_sets_no_cookie(client: Client, ad: Ad) -> None:
    for path in ("/ads/feed/", "/help/", "/robots.txt", "/sitemap.xml"):
        assert not client.get(path).cookies, path


def test_missing_page_says_so_in_the_boards_own_look(client: Client) -> None:
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert "<h1" in answer.content.decode()
    assert "Lamppost" in answer.content.decode()


def test_page_of_an_error_stands_alone(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """It must need no database, no session and no style sheet: any of them may be the error."""

    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("lamppost.board.views.browsing.search", broken)
    client.raise_request_exception = False
    answer = client.get("/ads/")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
    assert "ZeroDivision" not in answer.content.decode()
