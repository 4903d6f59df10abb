"""What tests of asks do again and again."""

from __future__ import annotations

from typing import Any

from lamppost.board.models import Ad
from lamppost.people.models import Person, Persona
from lamppost.relay.actions.asking import answer_ad
from lamppost.relay.actions.sheets import NewSheet, keep_asks
from lamppost.relay.asking.sheets import sheet_shown_to
from lamppost.relay.asks import Asks, key_of
from lamppost.relay.models import AskSheet, Conversation
from lamppost.relay.tests.cast import letter
from lamppost.testing import NOON, make_ad

WHEN, HOW = "When could you come?", "How would you pay?"
RULE = "We meet by day."


def asking_ad(alice: Person, told: dict[str, str] | None = None, **asks: Any) -> Ad:
    """An ad of hers with a sheet of its own; by default two questions and a rule."""
    ad = make_ad(alice)
    set_asks(alice, ad, told, **asks)
    return ad


def set_asks(
    alice: Person, ad: Ad | None, told: dict[str, str] | None = None, **asks: Any
) -> AskSheet:
    given = asks or {"questions": (WHEN, HOW), "rule": RULE}
    return keep_asks(NewSheet(Asks(**given), told or {}), by=alice, ad=ad, at=NOON)


def typed(ad: Ad, person: Person) -> dict[str, str]:
    """Everything that the answer page would send, as somebody fills it in."""
    sheet = sheet_shown_to(person, ad)
    fields = {key_of(words): f"Answer to: {words}" for words in sheet.asks.questions}
    return fields | {"rule": key_of(sheet.asks.rule), "seen": sheet.edition}


def answer(
    ad: Ad, bob: Person, answers: dict[str, str] | None = None, by: Persona | None = None
) -> Conversation:
    return answer_ad(
        ad,
        letter(),
        by=by or bob.personas.order_by("pk")[0],
        answers=typed(ad, bob) if answers is None else answers,
        at=NOON,
    )
