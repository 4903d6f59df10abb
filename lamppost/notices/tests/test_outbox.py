"""The outbox: once for each key, by one worker, until it has arrived."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from lamppost.notices import actions
from lamppost.notices.actions import deliver, deliver_due, forget_old_notices, tell
from lamppost.notices.mail import OutboxBackend
from lamppost.notices.models import Notice
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


class Relay(BaseEmailBackend):
    """Notes what it is handed; refuses while it is told to."""

    sent: list[EmailMessage] = []
    trouble: Exception | None = None

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if Relay.trouble:
            raise Relay.trouble
        Relay.sent += email_messages
        return len(email_messages)


class Clock:
    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def clock(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    settings.MAIL_DELIVERY = f"{__name__}.Relay"
    clock = Clock()
    monkeypatch.setattr("lamppost.notices.actions.timezone.now", clock)
    Relay.sent, Relay.trouble = [], None
    yield clock
    Relay.trouble = None


def told(key: str = "one", subject: str = "Your ad is up", body: str = "Words.") -> Notice:
    notice = tell("dora@example.org", key=key, kind="test", subject=subject, body=body)
    assert notice
    return notice


def now_of(notice: Notice) -> Notice:
    notice.refresh_from_db()
    return notice


def test_notice_is_delivered_and_its_words_are_wiped() -> None:
    notice = told()
    assert deliver(notice.pk)
    (mail,) = Relay.sent
    assert (mail.to, mail.subject, mail.body) == (["dora@example.org"], "Your ad is up", "Words.")
    notice.refresh_from_db()
    assert (notice.state, notice.subject, notice.body) == ("sent", "", "")


def test_same_thing_is_told_once() -> None:
    told("ad-up-7")
    assert tell("dora@example.org", key="ad-up-7", kind="test", subject="x", body="x") is None
    assert Notice.objects.count() == DBTaskResult.objects.count() == 1


def test_notice_goes_with_what_it_tells_of() -> None:
    with transaction.atomic():
        told()
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_of_two_workers_one_sends() -> None:
    notice = told()
    tries: list[bool] = []

    class Meanwhile(Relay):
        def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
            tries.append(deliver(notice.pk))  # the other worker, while this one is sending
            return super().send_messages(email_messages)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{__name__}.Relay", Meanwhile)
        tries.append(deliver(notice.pk))
    assert tries == [False, True]
    assert len(Relay.sent) == 1
    assert not deliver(notice.pk)


def test_notice_of_a_worker_that_died_is_sent_by_another(clock: Clock) -> None:
    notice = told()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "_send", _die)
        with pytest.raises(KeyboardInterrupt):
            deliver(notice.pk)
    assert not deliver(notice.pk)  # the lease of the dead one
    clock.now += actions.LEASE
    assert deliver(notice.pk)


def _die(notice: Notice) -> None:
    raise KeyboardInterrupt


def test_relay_that_is_down_is_tried_later_and_later_and_then_given_up(clock: Clock) -> None:
    notice = told()
    Relay.trouble = ConnectionRefusedError()
    waits = []
    while now_of(notice).state == "waiting":
        clock.now = notice.due
        before = clock.now
        assert not deliver(notice.pk)
        waits.append(now_of(notice).due - before)
    assert waits[:-1] == actions.WAITS
    assert timedelta(days=1) < clock.now - NOON < timedelta(days=3)
    assert (notice.state, notice.body) == ("failed", "")


def test_relay_that_comes_back_gets_the_notice(clock: Clock) -> None:
    notice = told()
    Relay.trouble = smtplib.SMTPServerDisconnected()
    deliver(notice.pk)
    assert now_of(notice).body == "Words."
    Relay.trouble, clock.now = None, notice.due
    assert deliver(notice.pk)


@pytest.mark.parametrize(
    ("code", "state"), [(450, "waiting"), (451, "waiting"), (550, "failed"), (553, "failed")]
)
def test_address_is_given_up_only_if_it_is_refused_for_good(code: int, state: str) -> None:
    """450 is what greylisting says: come again in some minutes."""
    notice = told()
    Relay.trouble = smtplib.SMTPRecipientsRefused({"dora@example.org": (code, b"no")})
    assert not deliver(notice.pk)
    assert now_of(notice).state == state


def test_mail_that_cannot_be_written_is_not_tried_for_ever() -> None:
    notice = told()
    Relay.trouble = UnicodeEncodeError("ascii", "ä", 0, 1, "no")
    assert not deliver(notice.pk)
    assert now_of(notice).state == "failed"


def test_no_log_line_holds_an_address_or_a_word(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "lamppost")
    notice = told(body="Secret words.")
    Relay.trouble = smtplib.SMTPRecipientsRefused({"dora@example.org": (450, b"Secret")})
    deliver(notice.pk)
    assert "SMTPRecipientsRefused" in caplog.text
    assert not any(word in caplog.text for word in ("dora", "Secret"))


def test_late_notice_is_put_into_hands_again_once(clock: Clock) -> None:
    notice = told()
    DBTaskResult.objects.all().delete()  # its job is lost
    assert deliver_due(NOON + 19 * MINUTE / 60) == 0
    assert [deliver_due(NOON + n * MINUTE) for n in (1, 2, 3)] == [1, 0, 0]
    job = DBTaskResult.objects.get()
    assert job.args_kwargs == {"args": [notice.pk], "kwargs": {}}


def test_subject_makes_no_header(clock: Clock) -> None:
    evil = "Kettle\r\nBcc: all@example.org\n\u2028\x0bX: y"
    assert told(subject=evil).subject == "Kettle Bcc: all@example.org X: y"


def test_old_notices_are_forgotten_and_waiting_ones_are_not(clock: Clock) -> None:
    done, _waiting = told("done"), told("waiting")
    deliver(done.pk)
    assert forget_old_notices(NOON + actions.KEPT) == 0
    assert forget_old_notices(NOON + actions.KEPT + MINUTE) == 1
    assert Notice.objects.get().key == "waiting"


def test_what_libraries_mail_goes_through_the_outbox() -> None:
    mail = EmailMessage("Code", "1234", to=["a@example.org"], cc=["b@example.org"])
    OutboxBackend().send_messages([mail])
    assert sorted(Notice.objects.values_list("address", flat=True)) == [
        "a@example.org",
        "b@example.org",
    ]
    assert Relay.sent == []
