"""Whether something of somebody's is under way, so that their account has to stay as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from lamppost.core.errors import Refused
from lamppost.people.models import Person

# "" or the sentence that says what they must end first.
Question = Callable[[Person], str]

Keeper = Callable[[Person, datetime], bool]

_questions: list[Question] = []
_keepers: list[Keeper] = []


class Held(Refused):
    """An account that cannot be erased, or get another address, just now."""

    code = "held"


def ask_before_leaving(question: Question) -> None:
    """Once, in an AppConfig.ready of a room above."""
    if question not in _questions:
        _questions.append(question)


def keep_for_a_while(keeper: Keeper) -> None:
    """As above: what need not be said, but puts off an erasure that is due."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def is_kept(person: Person, now: datetime) -> bool:
    return bool(why_held(person)) or any(keeper(person, now) for keeper in _keepers)


def why_held(person: Person) -> str:
    return next((said for said in (question(person) for question in _questions) if said), "")


def refuse_if_held(person: Person) -> None:
    """Raises Held."""
    if said := why_held(person):
        raise Held(said)
