"""Hostile mails among honest ones: none crashes, no honest letter is lost, nothing leaks."""

from __future__ import annotations

from random import Random

import pytest
from pytest_django import Settings

from lamppost.core.limits import Limit
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.addresses import bounce_address
from lamppost.relay.mail_in.receiving import Fate, Outcome
from lamppost.relay.models import Conversation, Letter, Side, Unsent
from lamppost.relay.sides import other_side, own_side
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.mails.hostile import hostile_mail
from lamppost.relay.tests.mails.post import mail_of, post

HONEST_EVERY = 10  # mails


@pytest.fixture
def talk(alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch) -> Conversation:
    for limit in ("actions.writing.WRITING", "actions.unsent.KEEPING"):
        monkeypatch.setattr(f"lamppost.relay.{limit}", Limit(limit, 10**6, 3600))
    return begin(alice, bob)


@pytest.mark.parametrize("count", [300, pytest.param(2_000, marks=pytest.mark.long)])
def test_hostile_mails_do_no_harm(
    talk: Conversation, alice: Person, bob: Person, count: int, settings: Settings
) -> None:
    random = Random(count)  # noqa: S311
    people = {alice: own_side(talk, alice), bob: own_side(talk, bob)}
    secrets = [word for side in people.values() for word in _secrets(side)]
    honest: list[str] = []
    for number in range(count):
        person, side = random.choice(list(people.items()))
        if number % HONEST_EVERY == 0:
            honest.append(f"Honest letter, number {number}.")
            raw = mail_of(person, side, honest[-1])
            assert [post(raw, side).fate for _ in range(2)] == [Fate.SENT, Fate.SENT]
            continue
        raw = hostile_mail(random, mail_of(person, side, "Half-honest."), secrets)
        sender = random.choice(["", "a@b.example", "\0", "x" * 2_000, side.secret])
        outcome = post(raw, side, sender=sender)
        assert isinstance(outcome, Outcome)
        assert outcome.reply.isascii()
        assert outcome.reply[:3] in {"250", "451", "550", "552", "554"}
    _look_for_loss(talk, honest)
    _look_for_leaks(people, secrets)


def _secrets(side: Side) -> list[str]:
    address = bounce_address(side)
    return [side.secret, address.removeprefix("bounces-").partition("@")[0]]


def _look_for_loss(talk: Conversation, honest: list[str]) -> None:
    texts = list(talk.letters.values_list("text", flat=True))
    assert all(texts.count(one) == 1 for one in honest)


def _look_for_leaks(people: dict[Person, Side], secrets: list[str]) -> None:
    """Nobody reads a secret of anybody's, nor the other one's address; and nobody else is
    mailed than the two."""
    for words in (Letter, Unsent):
        for text in words.objects.values_list("text", flat=True):
            assert not [secret for secret in secrets if secret in text.lower()]
    own = {str(person.email): side for person, side in people.items()}
    assert set(Notice.objects.values_list("address", flat=True)) <= own.keys()
    for notice in Notice.objects.all():
        side = own[notice.address]
        told = f"{notice.subject} {notice.body} {notice.headers} {notice.sender}".lower()
        theirs = [*_secrets(other_side(side)), *(own.keys() - {notice.address})]
        assert not [word for word in theirs if word in told]
        assert not [value for value in notice.headers.values() if "\n" in value or "\r" in value]
