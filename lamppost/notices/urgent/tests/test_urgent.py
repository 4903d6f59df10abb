"""Urgent messages: written once, sent by one, tried again in time, wiped with the end."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from pytest_django import Settings

from lamppost.core.sealing import unseal
from lamppost.notices.models import Channel, Dispatch
from lamppost.notices.urgent.clean import KEPT, forget_old_dispatches
from lamppost.notices.urgent.leases import LEASE, still_holds, take
from lamppost.notices.urgent.sending import send_due
from lamppost.notices.urgent.writing import Urgent, withdraw, write_urgent
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


class Relay(BaseEmailBackend):
    """Notes what it is handed; refuses while it is told to."""

    sent: list[EmailMessage] = []
    trouble: BaseException | None = None

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if Relay.trouble:
            raise Relay.trouble
        Relay.sent += email_messages
        return len(email_messages)


@pytest.fixture(autouse=True)
def _relay(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.MAIL_DELIVERY = f"{__name__}.Relay"
    monkeypatch.setattr("lamppost.notices.urgent.sending.monotonic", lambda: 0.0)
    Relay.sent, Relay.trouble = [], None
    yield
    Relay.trouble = None


def urgent(key: str = "meet:a:1", *, rank: int = 0, about: str = "meetings.alarm:1") -> Urgent:
    return Urgent(
        key=key,
        about=about,
        channel=Channel.MAIL,
        to="dora@example.org",
        subject="A reminder",
        body="Have a look at your list.",
        link="https://board.example/x",
        rank=rank,
        best_before=NOON + timedelta(minutes=10),
    )


def row(key: str = "meet:a:1") -> Dispatch:
    return Dispatch.objects.get(key=key)


def test_message_is_sent_and_its_words_and_address_are_wiped() -> None:
    assert write_urgent([urgent()], at=NOON) == 1
    assert unseal(row().to) == "dora@example.org"
    assert b"dora" not in bytes(row().to) + bytes(row().words)
    assert send_due(Channel.MAIL, NOON) == 1
    (mail,) = Relay.sent
    assert (mail.to, mail.subject) == (["dora@example.org"], "A reminder")
    assert mail.body == "Have a look at your list.\n\nhttps://board.example/x"
    done = row()
    assert (done.state, done.sent, bytes(done.to), bytes(done.words)) == ("sent", NOON, b"", b"")
    assert send_due(Channel.MAIL, NOON + timedelta(hours=1)) == 0


def test_same_key_is_written_once() -> None:
    assert write_urgent([urgent(), urgent()], at=NOON) == 1
    assert write_urgent([urgent(), urgent("another")], at=NOON) == 1
    assert Dispatch.objects.count() == 2


def test_message_goes_with_what_it_tells_of() -> None:
    with transaction.atomic():
        write_urgent([urgent()], at=NOON)
        transaction.set_rollback(True)
    assert not Dispatch.objects.exists()


def test_ten_thousand_are_written_in_few_statements(
    django_assert_max_num_queries: pytest.FixtureRequest,
) -> None:
    many = [urgent(f"k{n}") for n in range(1_000)]
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        write_urgent(many, at=NOON)
    assert Dispatch.objects.count() == 1_000


def test_what_waits_is_withdrawn_and_wiped_and_nothing_else_is() -> None:
    write_urgent([urgent(), urgent("other", about="meetings.alarm:11")], at=NOON)
    assert withdraw("meetings.alarm:1", at=NOON) == 1
    assert send_due(Channel.MAIL, NOON) == 1
    assert (row().state, bytes(row().to), bytes(row().words)) == ("withdrawn", b"", b"")
    assert row("other").state == "sent"
    assert withdraw("meetings.alarm:11", at=NOON) == 0


def test_first_things_go_first() -> None:
    write_urgent([urgent("late", rank=1)], at=NOON - SECOND)
    write_urgent([urgent("second")], at=NOON)
    write_urgent([urgent("first")], at=NOON - SECOND)
    keys = [row.key for row in take(Channel.MAIL, NOON, limit=9).rows]
    assert keys == ["first", "second", "late"]


def test_what_was_tried_in_vain_comes_after_what_was_not() -> None:
    write_urgent([urgent("in-vain")], at=NOON - 5 * SECOND)
    Relay.trouble = ConnectionResetError()
    send_due(Channel.MAIL, NOON - 5 * SECOND)
    write_urgent([urgent("fresh")], at=NOON)
    keys = [row.key for row in take(Channel.MAIL, NOON, limit=9).rows]
    assert keys == ["fresh", "in-vain"]


def test_message_that_is_not_taken_is_tried_again_within_seconds() -> None:
    write_urgent([urgent()], at=NOON)
    Relay.trouble = ConnectionResetError()
    assert send_due(Channel.MAIL, NOON) == 0
    assert (row().due, row().attempts) == (NOON + 5 * SECOND, 1)
    Relay.trouble = None
    assert send_due(Channel.MAIL, NOON + 4 * SECOND) == 0
    assert send_due(Channel.MAIL, NOON + 5 * SECOND) == 1


def test_message_that_nobody_wants_any_more_fails_and_is_wiped() -> None:
    write_urgent([urgent()], at=NOON)
    assert send_due(Channel.MAIL, NOON + timedelta(minutes=10)) == 0
    assert (row().state, bytes(row().to), Relay.sent) == ("failed", b"", [])


def test_hopeless_message_fails_at_once() -> None:
    write_urgent([urgent()], at=NOON)
    Relay.trouble = smtplib.SMTPRecipientsRefused({"dora@example.org": (550, b"no dora here")})
    assert send_due(Channel.MAIL, NOON) == 0
    assert (row().state, bytes(row().words)) == ("failed", b"")


def test_message_of_a_sender_that_died_is_sent_again_with_the_same_id() -> None:
    write_urgent([urgent()], at=NOON)
    Relay.sent.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lamppost.notices.urgent.sending._note_sent", _die)
        with pytest.raises(KeyboardInterrupt):
            send_due(Channel.MAIL, NOON)
    assert send_due(Channel.MAIL, NOON + LEASE - SECOND) == 0
    assert send_due(Channel.MAIL, NOON + LEASE) == 1
    ids = {mail.extra_headers["Message-ID"] for mail in Relay.sent}
    assert (len(Relay.sent), len(ids)) == (2, 1)


def _die(*args: object) -> None:
    raise KeyboardInterrupt


def test_lease_that_another_took_over_does_not_hold() -> None:
    write_urgent([urgent()], at=NOON)
    mine = take(Channel.MAIL, NOON, limit=1)
    assert still_holds(mine, mine.rows[0], NOON)
    theirs = take(Channel.MAIL, NOON + LEASE, limit=1)
    assert not still_holds(mine, mine.rows[0], NOON + LEASE)
    assert still_holds(theirs, theirs.rows[0], NOON + LEASE)


def test_lease_about_to_run_out_is_renewed() -> None:
    write_urgent([urgent()], at=NOON)
    mine = take(Channel.MAIL, NOON, limit=1)
    assert still_holds(mine, mine.rows[0], NOON + LEASE - SECOND)
    assert take(Channel.MAIL, NOON + LEASE, limit=1).rows == []


def test_message_withdrawn_under_a_lease_is_not_sent() -> None:
    write_urgent([urgent()], at=NOON)
    mine = take(Channel.MAIL, NOON, limit=1)
    withdraw("meetings.alarm:1", at=NOON)
    assert not still_holds(mine, mine.rows[0], NOON + 2 * SECOND)


def test_what_is_done_is_forgotten_and_what_waits_is_not() -> None:
    write_urgent([urgent(), urgent("waits", about="x:1")], at=NOON)
    withdraw("meetings.alarm:1", at=NOON)
    forget_old_dispatches(NOON + KEPT)
    assert Dispatch.objects.count() == 2
    forget_old_dispatches(NOON + KEPT + SECOND)
    assert Dispatch.objects.get().key == "waits"
