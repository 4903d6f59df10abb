"""Many who send at once: each message goes out once, and a channel that hangs hangs alone."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection

from lamppost.notices.models import Channel, Dispatch
from lamppost.notices.urgent.senders import Senders
from lamppost.notices.urgent.ways import WAYS
from lamppost.notices.urgent.ways.way import Message
from lamppost.notices.urgent.writing import Urgent, write_urgent
from lamppost.testing import NOON

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="one connection on SQLite"),
]
PATIENCE_SECS = 30


class Way:
    """Notes what it sends, and says when it has sent enough."""

    sent: Counter[str]
    enough: int
    is_enough: threading.Event

    def open(self) -> None: ...

    def send(self, message: Message, *, now: datetime) -> None:
        type(self).sent[message.key] += 1
        if type(self).sent.total() >= self.enough:
            self.is_enough.set()

    def close(self) -> None: ...


def way(enough: int, kind: type[Way] = Way) -> type[Way]:
    made = {"sent": Counter(), "enough": enough, "is_enough": threading.Event()}
    return type("OneWay", (kind,), made)


def write(channel: Channel, count: int) -> None:
    urgents = [
        Urgent(
            key=f"{channel}:{number}",
            about="x:1",
            channel=channel,
            to="dora",
            subject="A reminder",
            body="Words.",
            best_before=NOON + timedelta(hours=1),
        )
        for number in range(count)
    ]
    write_urgent(urgents, at=NOON)


def noon() -> datetime:
    return NOON


def test_two_processes_of_many_threads_send_each_message_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(Channel.MAIL, 200)
    mail = way(200)
    monkeypatch.setitem(WAYS, Channel.MAIL, mail)
    # As if each were a process of its own: they take no turns with each other.
    monkeypatch.setattr("lamppost.notices.urgent.leases._turns", Turns())
    both = [Senders(noon, threads={Channel.MAIL: 3}) for _ in range(2)]
    for senders in both:
        senders.start()
    assert mail.is_enough.wait(PATIENCE_SECS)
    for senders in both:
        senders.stop()
    assert set(mail.sent.values()) == {1}
    assert Dispatch.objects.filter(state="sent").count() == 200


class Turns:
    """Nobody waits for anybody."""

    def __getitem__(self, channel: str) -> threading.Lock:
        return threading.Lock()


def test_channel_that_hangs_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    write(Channel.MAIL, 20)
    write(Channel.SMS, 20)
    sms, free = way(20), threading.Event()

    class Hangs(Way):
        def open(self) -> None:
            free.wait(PATIENCE_SECS)

    hangs = way(20, Hangs)
    monkeypatch.setitem(WAYS, Channel.MAIL, hangs)
    monkeypatch.setitem(WAYS, Channel.SMS, sms)
    senders = Senders(noon, threads={Channel.MAIL: 2, Channel.SMS: 1})
    senders.start()
    assert sms.is_enough.wait(PATIENCE_SECS)
    assert not hangs.sent
    free.set()
    senders.stop()


def test_thread_outlives_a_trouble_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    write(Channel.SMS, 1)
    sms = way(1)
    monkeypatch.setitem(WAYS, Channel.SMS, sms)
    monkeypatch.setattr("lamppost.notices.urgent.senders.AFTER_TROUBLE_SECS", 0)
    monkeypatch.setattr("lamppost.notices.urgent.senders.send_some", _fails_once())
    senders = Senders(noon, threads={Channel.SMS: 1})
    senders.start()
    assert sms.is_enough.wait(PATIENCE_SECS)
    senders.stop()
    assert Dispatch.objects.get().state == "sent"


def _fails_once() -> Callable[..., object]:
    from lamppost.notices.urgent.sending import send_some

    left = [ConnectionError()]

    def some(*given: object) -> object:
        if left:
            raise left.pop()
        return send_some(*given)  # type: ignore[arg-type]

    return some
