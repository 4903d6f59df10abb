"""What tests of conversations do again and again."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from django.db.models import QuerySet

from lamppost.board.models import Ad
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.people.models import Person
from lamppost.relay.actions import NewLetter, open_conversation, write_letter
from lamppost.relay.actions.writing import DONE
from lamppost.relay.models import Conversation, Letter
from lamppost.relay.sides import own_side
from lamppost.testing import NOON, make_ad

_keys = count(1)


def letter(text: str = "Is it still there?", **given: Any) -> NewLetter:
    """One that nobody has sent before."""
    return NewLetter(**{"text": text, "key": f"key-{next(_keys)}", **given})


def begin(alice: Person, bob: Person, text: str = "Is it still there?") -> Conversation:
    """Bob answers an ad of alice's."""
    return answer(make_ad(alice), bob, text)


def answer(ad: Ad, bob: Person, text: str = "Is it still there?") -> Conversation:
    return open_conversation(ad, letter(text), by=bob.personas.all()[0], at=NOON)


def say(conversation: Conversation, person: Person, text: str, **given: Any) -> Letter:
    return write_letter(own_side(conversation, person), letter(text, **given), at=NOON)


def put_in_state(state: str, letters: QuerySet[Letter] | None = None) -> None:
    """Gives letters a state, past whatever would have led to it; all of them unless told."""
    for letter in Letter.objects.all() if letters is None else letters:
        letter.state = Letter.State(state)
        if done := DONE.get(letter.state):
            letter.decision = write_decision(done, letter, Ruling(), by="test", at=NOON)
        letter.look_by = NOON + timedelta(days=1) if state == Letter.State.HELD else None
        letter.save(update_fields=["state", "decision", "look_by"])
