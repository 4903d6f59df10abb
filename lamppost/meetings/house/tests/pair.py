"""Two boards in one process: each with its own address and its own outbox, and a line between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from lamppost.meetings import clock
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.guarding.pulse import WATCH
from lamppost.meetings.house import calling, talking
from lamppost.meetings.house.calling import Got, NoAnswer
from lamppost.meetings.house.climbing import climb_for_other
from lamppost.meetings.house.noting import note_changes
from lamppost.meetings.house.signing import HEADER
from lamppost.meetings.models import Pulse
from lamppost.notices.models import Dispatch
from lamppost.testing import NOON

KEY, OTHER_KEY = "k" * 40, "o" * 40
FIRST, SECOND = "https://first.example", "https://second.example"
OTHER = {FIRST: SECOND, SECOND: FIRST}


class Pair:
    """Whose board it is just now is a setting. Both share the tables but the outbox: rows of one
    that the other does not look at do it no harm."""

    def __init__(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        self.settings = settings
        self.now = NOON
        self.dead: set[str] = set()
        self.calls: list[tuple[str, bytes, str]] = []
        self.on_the_way: Callable[[bytes], bytes] = lambda body: body
        self._outboxes: dict[str, list[Dispatch]] = {FIRST: [], SECOND: []}
        settings.SECOND_HOUSE_KEYS = (KEY,)
        self._become(FIRST)
        monkeypatch.setattr(clock, "now", lambda: self.now)
        monkeypatch.setattr(calling, "post", self._post)

    def _become(self, url: str) -> None:
        self.settings.BASE_URL, self.settings.SECOND_HOUSE = url, OTHER[url]

    @contextmanager
    def at(self, url: str) -> Iterator[None]:
        last = str(self.settings.BASE_URL)
        if last == url:
            yield
            return
        self._swap(last, url)
        try:
            yield
        finally:
            self._swap(url, last)

    def _swap(self, last: str, url: str) -> None:
        self._outboxes[last] = list(Dispatch.objects.all())
        Dispatch.objects.all().delete()
        Dispatch.objects.bulk_create(self._outboxes[url])
        self._become(url)

    def _post(self, path: str, body: bytes, signature: str) -> Got:
        there = str(self.settings.SECOND_HOUSE)
        self.calls.append((path, body, signature))
        if self.dead & {there, str(self.settings.BASE_URL)}:
            raise NoAnswer("unreachable")
        with self.at(there):
            return self.deliver(path, self.on_the_way(body), signature)

    def deliver(self, path: str, body: bytes, signature: str) -> Got:
        answer = Client().post(
            path, body, content_type="application/json", headers={HEADER: signature}
        )
        return Got(answer.status_code, answer.headers.get(HEADER, ""), answer.content)

    def guards(self) -> None:
        Pulse.objects.update_or_create(name=WATCH, defaults={"at": self.now})

    def first_speaks(self) -> None:
        """Until nothing is left to be said."""
        with self.at(FIRST):
            self.guards()
            note_changes(self.now)
            while talking.pulse(self.now):
                pass

    def first_looks(self) -> None:
        with self.at(FIRST):
            look(self.now)

    def second_climbs(self) -> list[str]:
        """Addresses told by this look."""
        with self.at(SECOND):
            before = set(Dispatch.objects.values_list("key", flat=True))
            climb_for_other(self.now, does_answer=lambda: talking.does_answer(self.now))
            return sorted(set(Dispatch.objects.values_list("key", flat=True)) - before)

    def hand_over(self, url: str) -> None:
        """Whatever waits at a board goes out."""
        with self.at(url):
            waiting = Dispatch.objects.filter(state=Dispatch.State.WAITING)
            waiting.update(state=Dispatch.State.SENT, sent=self.now, to=b"", words=b"")

    def outbox(self, url: str) -> dict[str, str]:
        """State by key."""
        with self.at(url):
            return dict(Dispatch.objects.values_list("key", "state"))

    def wait(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now
