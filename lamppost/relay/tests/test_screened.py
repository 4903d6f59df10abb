"""Letters are screened before anybody reads them, and outside of any transaction."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from lamppost.core.limits import TooOften
from lamppost.journal.models import Line
from lamppost.people.models import Person
from lamppost.relay.actions.carried import STOPPED, are_carried
from lamppost.relay.actions.sheets import NewSheet, keep_asks
from lamppost.relay.models import AskSheet, Letter
from lamppost.relay.ready_asks import ready_list, ready_lists
from lamppost.relay.tests.asked import set_asks
from lamppost.relay.tests.cast import begin, say
from lamppost.screening import checks
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.models import Screening
from lamppost.screening.verdict import Finding, Verdict
from lamppost.testing import NOON

EVERY_CHECK = checks.ALL
seen: list[tuple[int, int, bool]] = []


def _look(read: Read) -> Iterator[Finding]:
    seen.append((read.facts.letters_before, read.facts.opened_last_day, connection.in_atomic_block))
    if "boom" in read.normal.plain:
        raise ZeroDivisionError
    if "fireworks" in read.normal.plain:
        yield Finding("fuel", "fireworks", asks=Verdict.HOLD, sure=0.9)


@pytest.fixture(autouse=True)
def _one_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "ALL", (Check("fuel", 3, _look),))
    seen.clear()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Is it still there?", Letter.State.SENT),
        ("I bring fireworks.", Letter.State.HELD),
        ("Boom!", Letter.State.HELD),
    ],
)
def test_verdict_decides_whether_a_letter_goes_on(
    alice: Person, bob: Person, text: str, state: Letter.State
) -> None:
    letter = say(begin(alice, bob), bob, text)
    assert letter.state == state
    assert Screening.objects.filter(subject=f"relay.letter:{letter.pk}").count() == 1


@pytest.mark.django_db
def test_check_is_told_how_much_somebody_writes(alice: Person, bob: Person) -> None:
    talk = begin(alice, bob)
    say(talk, bob, "And another thing")
    assert [(before, opened) for before, opened, _ in seen] == [(0, 0), (1, 1)]


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_letter_is_screened(alice: Person, bob: Person) -> None:
    say(begin(alice, bob), bob, "And another thing")
    assert [in_transaction for *_, in_transaction in seen] == [False, False]


@pytest.mark.django_db
def test_stopped_letter_rests_on_a_decision(alice: Person, bob: Person) -> None:
    letter = say(begin(alice, bob), bob, "I bring fireworks.")
    assert letter.decision is not None
    assert (letter.decision.done, letter.decision.rule) == ("hold", "fuel@3")


@pytest.mark.django_db
@pytest.mark.parametrize("state", [Letter.State.HELD, Letter.State.REFUSED])
def test_letter_cannot_be_stopped_without_a_reason(
    alice: Person, bob: Person, state: Letter.State
) -> None:
    letter = say(begin(alice, bob), bob, "Hello")
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(state=state)


@pytest.mark.parametrize(
    "typed",
    [
        {"questions": "Do you like fireworks?"},
        {"questions": "When?", "rule": "No fireworks."},
        {"questions": "When?", "tell-name": ["Address"], "tell-words": ["At the fireworks shop"]},
    ],
)
def test_what_is_asked_is_looked_at_before_anybody_reads_it(
    alice: Person, client: Client, typed: dict[str, object]
) -> None:
    client.force_login(alice)
    answer = client.post("/my/asks/", {"do": "keep"} | typed)
    assert answer.status_code == 422
    assert "cannot be asked or told on this board" in answer.content.decode()
    assert not AskSheet.objects.exists()
    line = Line.objects.get(act="words.stopped")
    assert (line.subject, line.reason) == (f"people.person:{alice.pk}", "fuel")


@pytest.mark.django_db
def test_whoever_tries_out_what_is_stopped_has_few_tries(alice: Person, bob: Person) -> None:
    for _ in range(STOPPED.times):
        assert not are_carried(["fireworks"], by=alice, at=NOON)
    for words in ("fireworks", "tea"):
        with pytest.raises(TooOften):
            are_carried([words], by=alice, at=NOON)
    assert are_carried(["tea"], by=bob, at=NOON)
    assert Line.objects.filter(act="words.stopped").count() == STOPPED.times


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_what_is_asked_is_screened(alice: Person) -> None:
    set_asks(alice, None)
    assert [in_transaction for *_, in_transaction in seen] == [False]


@pytest.mark.django_db
@pytest.mark.parametrize("slug", [one.slug for one in ready_lists()])
def test_every_ready_made_list_can_be_kept(
    alice: Person, slug: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "ALL", EVERY_CHECK)
    ready = ready_list(slug)
    assert ready
    assert keep_asks(NewSheet(ready.asks), by=alice, at=NOON)
