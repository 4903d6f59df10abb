"""No page asks the database more often because there is more on the board.

Counted are the statements to the database and, in the embedded profile, to the search index.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from lamppost.board.search.engine import engine
from lamppost.board.search.indexing import index_due
from tests.browser.every_page import (
    DEMO,
    HANA,
    STATES,
    VISITS,
    At,
    Visit,
    names,
)
from tests.browser.lived_in import World, make_world
from tests.growing import add_passkey, grow

MANY = 14
EVERYBODY = {visit.who for visit in {**VISITS, **STATES}.values()}

# Addresses that are no pages and yet list something.
BESIDE = {
    "moderation:log_csv": Visit(At("/decisions/log.csv")),
    "moderation:authorities_csv": Visit(At("/review/authorities/register.csv"), HANA),
    "moderation:report_authorities": Visit(At("/decisions/authorities.csv")),
    "moderation:report_csv": Visit(At("/decisions/report.csv")),
    "moderation:report_pdf": Visit(At("/decisions/report.pdf")),
    "board:feed": Visit(At("/ads/feed/")),
    "board:feed of a word": Visit(At("/ads/feed/?q=oak")),
    "board:sitemaps": Visit(At("/sitemap.xml")),
    "board:sitemap": Visit(At("/sitemap-ads.xml")),
    "places:suggestions": Visit(At("/places/suggest/?q=day")),
    "board:words": Visit(At("/ads/words/?q=oa")),
    "board:search of a word": Visit(At("/ads/?q=oak")),
    "board:search nearest": Visit(At("/ads/?q=oak&place=Dayton&order=nearest")),
    "board:search cheapest": Visit(At("/ads/?place=Dayton&order=cheapest&min=5")),
    "board:search of a phrase": Visit(At("/ads/?q=%22oak+table%22&order=best")),
}

# Reached by typing and clicking, not by an address. None of them lists anything.
NOT_COUNTED = {
    "account_confirm_login_code": "asks for one code",
    "account_reauthenticate": "asks for one code",
    "account_email_verification_sent": "asks for one code",
    "mfa_authenticate": "asks for one code",
    "mfa_reauthenticate": "asks for one code",
    "mfa_reauthenticate_webauthn": "asks for one passkey",
    "moderation:open_exhibit": "shows one exhibit, by POST",
    "ad written wrongly": "one form",
    "chosen without a clause": "the item again",
    "request of an authority noted wrongly": "one form",
    "alert asked for wrongly": "one form",
    "report written wrongly": "one form",
    "somebody asked wrongly": "the list of contacts again",
    "asks written wrongly": "one form",
    "digits entered wrongly": "one form",
    "brought wrongly": "what was brought again",
    "alert deleted": "the list of alerts again",
    "letter with a number in it": "the conversation again",
}

ONE_EACH = {
    "usersessions_list": "allauth looks whether each browser is still signed in",
}


def test_every_page_is_counted_or_known_to_list_nothing(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.browser.demo_urls"
    by_click = {name for name, visit in {**VISITS, **STATES}.items() if _path(visit) is None}
    assert by_click == set(NOT_COUNTED)
    assert {name for name in BESIDE if " " not in name} <= set(names())


def _path(visit: Visit) -> str | None:
    return visit.way.path if isinstance(visit.way, At) else None


@pytest.mark.django_db
def test_pages_ask_as_often_with_many_of_everything_as_with_few(settings: Settings) -> None:
    world = make_world()
    add_passkey(world)
    grow(world, 3)
    few = _counts_of_all(world, settings)
    grow(world, MANY)
    many = _counts_of_all(world, settings)
    assert {who for who, _name in few} == EVERYBODY
    more = {page: (n, many[page]) for page, n in few.items() if many[page] > n}
    assert {name for _who, name in more} <= set(ONE_EACH), more


def _counts_of_all(world: World, settings: Settings) -> dict[tuple[str, str], int]:
    """For everybody on one board: making it takes several times as long as looking at it."""
    found = {}
    for who in sorted(EVERYBODY):
        usual = settings.DEMO, settings.ROOT_URLCONF
        if who == DEMO:
            settings.DEMO, settings.ROOT_URLCONF = True, "tests.browser.demo_urls"
        found |= {(who, name): asked for name, asked in _counts(world, who).items()}
        settings.DEMO, settings.ROOT_URLCONF = usual
    return found


def _counts(world: World, who: str) -> dict[str, int]:
    index_due()
    client = _signed_in(world, who)
    found = {}
    for name, visit in {**VISITS, **STATES, **BESIDE}.items():
        path = _path(visit)
        if visit.who == who and path is not None:
            _get(client, world.fill(path))  # what is kept from then on is not asked for again
            found[name] = _get(client, world.fill(path))
    return found


def _get(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries, _index_statements() as of_index:
        answer = client.get(path, follow=True)
        b"".join(answer)
    assert answer.status_code in {200, 404, 410, 422}, (path, answer.status_code)
    return len(queries) + len(of_index)


@contextmanager
def _index_statements() -> Iterator[list[str]]:
    """What is asked of an index that is no part of the database."""
    said: list[str] = []
    if connection.vendor != "sqlite":
        yield said
        return
    index = engine()._index  # type: ignore[attr-defined]  # nobody else looks into it
    index.set_trace_callback(lambda one: said.append(one) if not _is_sqlites_own(one) else None)
    try:
        yield said
    finally:
        index.set_trace_callback(None)


def _is_sqlites_own(statement: str) -> bool:
    # Full-text search reads its own tables with statements that are shown as comments.
    return statement.startswith("--")


def _signed_in(world: World, who: str) -> Client:
    client = Client()
    if who in world.people:
        person = world.people[who]
        client.force_login(person)
        session = client.session
        session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client
