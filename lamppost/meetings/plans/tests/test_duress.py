"""A forced check-in beside a safe one: whoever watches sees the same, then and afterwards."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lamppost.journal.models import Line
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.links import plan_token
from lamppost.meetings.models import Alarm, Plan
from lamppost.meetings.tests.making import EVENING, FORCED, SAFE, make_armed, make_contact
from lamppost.notices.models import Dispatch, Notice
from lamppost.people.archive import stream_archive
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
Pages = dict[str, object]


class Clock:
    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("lamppost.meetings.clock.now", clock.now)
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    monkeypatch.setattr("time.time", lambda: clock.at.timestamp())  # in cookies
    # Each page masks its token against forged forms anew, by chance.
    monkeypatch.setattr("django.middleware.csrf._get_new_csrf_string", lambda: "c" * 32)
    return clock


@pytest.fixture
def plan(alice: Person, clock: Clock) -> Plan:
    return make_armed(alice, make_contact(alice), make_contact(alice, "Joe"))


@contextmanager
def _undone() -> Iterator[None]:
    # Sessions may lie there too, and what was noted in them is not undone with the database.
    for cache in caches.all():
        cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _both(clock: Clock, story: Callable[[str], Pages]) -> tuple[Pages, Pages]:
    """The same story with each code, from the same beginning."""
    told = []
    for code in (SAFE, FORCED):
        clock.at = NOON
        with _undone():
            told.append(story(code))
    return told[0], told[1]


def _answer(client: Client, path: str, sent: dict[str, str] | None = None) -> object:
    answer = client.get(path) if sent is None else client.post(path, sent)
    cookies = {name: one.OutputString() for name, one in answer.cookies.items()}
    return answer.status_code, dict(answer.headers), cookies, answer.content


def _statements(path: str, sent: dict[str, str], client: Client) -> list[str]:
    """As they are sent, but for the one value that must differ, and numbers of new rows."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.post(path, sent)
    return [
        re.sub(r'("is_forced" = )(\w+)', r"\1?", re.sub(r"s\d+_x\d+", "s_x", one["sql"]))
        for one in captured.captured_queries
    ]


def _seen_by(person: Person, client: Client, plan: Plan) -> Pages:
    """Everything that the person, or whoever holds their phone, can open."""
    paths = [
        *(reverse(f"meetings:{name}") for name in ("home", "new", "codes")),
        reverse("meetings:plan", args=[plan.public_id]),
        reverse("meetings:check", args=[plan_token(plan)]),
        "/my/",
        "/my/erasure/",
        "/account/address/",
    ]
    pages: Pages = {path: _answer(client, path) for path in paths}
    archive = zipfile.ZipFile(io.BytesIO(b"".join(stream_archive(person))))
    pages["archive"] = {name: archive.read(name) for name in archive.namelist()}
    lines = Line.objects.filter(by=f"people.person:{person.pk}") | Line.objects.filter(
        subject__in=[f"meetings.plan:{plan.pk}", f"people.person:{person.pk}"]
    )
    pages["journal"] = list(
        lines.order_by("pk").values_list("act", "by", "reason", "details", "at")
    )
    pages["mails"] = list(Notice.objects.filter(address=person.email).values_list("kind", "key"))
    mine = Dispatch.objects.filter(about=f"meetings.plan:{plan.pk}").order_by("pk")
    pages["reminders"] = list(mine.values_list("key", "channel", "state"))
    return pages


@pytest.mark.parametrize("where", ["plan", "check"])
@pytest.mark.parametrize("do", ["safe", "more-15"])
def test_answers_are_the_same_bytes(
    alice: Person, plan: Plan, clock: Clock, where: str, do: str
) -> None:
    path, client = _path(plan, where), _signed_in(alice)

    def story(code: str) -> Pages:
        clock.at += 90 * MINUTE
        return {
            "sent": _answer(client, path, {"do": do, "code": code}),
            "then": _answer(client, path),
            "once more": _answer(client, path, {"do": "safe", "code": code}),
            "closed": _answer(client, path),
        }

    safe, forced = _both(clock, story)
    assert _apart(safe, forced) == []
    assert "302" in str(safe["sent"])


@pytest.mark.parametrize("where", ["plan", "check"])
@pytest.mark.parametrize("do", ["safe", "more-15"])
def test_the_same_is_asked_of_the_database(
    alice: Person, plan: Plan, clock: Clock, where: str, do: str
) -> None:
    path, client = _path(plan, where), _signed_in(alice)

    def story(code: str) -> Pages:
        return {"sql": _statements(path, {"do": do, "code": code}, client)}

    safe, forced = _both(clock, story)
    assert _apart(safe, forced) == []
    assert any("is_forced" in one for one in safe["sql"])  # type: ignore[attr-defined]


def test_the_row_alone_tells_them_apart(plan: Plan, alice: Person, clock: Clock) -> None:
    client = _signed_in(alice)

    def story(code: str) -> Pages:
        client.post(_path(plan, "plan"), {"code": code})
        return dict(Plan.objects.filter(pk=plan.pk).values().get())

    safe, forced = _both(clock, story)
    assert {name for name in safe if safe[name] != forced[name]} == {"is_forced"}


@pytest.mark.parametrize("minutes", [0, 1, 30, 300])
@pytest.mark.parametrize("is_late", [False, True])
def test_afterwards_nothing_of_theirs_tells_them_apart(
    alice: Person, plan: Plan, clock: Clock, minutes: int, is_late: bool
) -> None:
    client = _signed_in(alice)

    def story(code: str) -> Pages:
        clock.at = EVENING + 20 * MINUTE if is_late else EVENING - 5 * MINUTE
        look(clock.at)
        clock.at += MINUTE
        client.post(_path(plan, "plan"), {"code": code})
        for minute in range(minutes + 1):
            clock.at += MINUTE
            if minute < 40:
                look(clock.at)
        return {**_seen_by(alice, client, plan), "climbs": Alarm.objects.filter(ended=None).count()}

    safe, forced = _both(clock, story)
    assert (safe.pop("climbs"), forced.pop("climbs")) == (0, 1)
    assert _apart(safe, forced) == []


def test_after_a_forced_extension_nothing_of_theirs_tells(
    alice: Person, plan: Plan, clock: Clock
) -> None:
    client = _signed_in(alice)

    def story(code: str) -> Pages:
        pages: Pages = {}
        client.post(_path(plan, "plan"), {"do": "more-15", "code": code})
        # Up to the end of grace: until then the climb is seen by nobody here.
        for minutes in (1, 6, 100, 120, 149):
            clock.at = NOON + minutes * MINUTE
            look(clock.at)
            pages[str(minutes)] = _seen_by(alice, client, plan)
        pages["climbs"] = Alarm.objects.filter(ended=None).count()
        return pages

    safe, forced = _both(clock, story)
    assert (safe.pop("climbs"), forced.pop("climbs")) == (0, 1)
    assert _apart(safe, forced) == []


@pytest.mark.parametrize("is_seen_to", [True, False])
def test_help_after_a_forced_extension_looks_like_help_after_another(
    alice: Person, plan: Plan, clock: Clock, is_seen_to: bool
) -> None:
    client, path = _signed_in(alice), _path(plan, "plan")

    def story(code: str) -> Pages:
        client.post(path, {"do": "more-15", "code": code})
        look(clock.at)
        clock.at += 30 * MINUTE
        client.post(path, {"do": "help"})
        if is_seen_to:
            look(clock.at)
        return _seen_by(alice, client, plan)

    safe, forced = _both(clock, story)
    assert _apart(safe, forced) == []
    assert "You asked for help at" in str(safe[path])


def test_wrong_codes_are_answered_alike_whoever_has_codes(plan: Plan, clock: Clock) -> None:
    said = {Client().post(_path(plan, "check"), {"code": code}).content for code in ("", "9", "x")}
    assert len(said) == 1


def _signed_in(person: Person) -> Client:
    """Before the stories begin, so that both are of one session."""
    client = Client()
    client.force_login(person)
    client.get("/my/")
    return client


def _apart(one: object, other: object, where: str = "") -> list[str]:
    """Where the two differ, for whoever reads a test that failed."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = sorted({*one, *other}, key=str)
        found = [_apart(one.get(name), other.get(name), f"{where} {name}") for name in names]
        return [line for lines in found for line in lines]
    if isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        found = [
            _apart(a, b, f"{where} {n}") for n, (a, b) in enumerate(zip(one, other, strict=True))
        ]
        return [line for lines in found for line in lines]
    if one == other:
        return []
    a, b = str(one), str(other)
    at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), 0)
    return [f"{where}: {a[max(0, at - 60) : at + 60]!r} | {b[max(0, at - 60) : at + 60]!r}"]


def _path(plan: Plan, where: str) -> str:
    name = plan.public_id if where == "plan" else plan_token(plan)
    return reverse(f"meetings:{where}", args=[name])
