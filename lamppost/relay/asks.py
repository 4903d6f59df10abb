"""What must be true of somebody, or answered by them, before they can write. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

MOST_QUESTIONS = 12
QUESTION_LENGTH = 200
RULE_LENGTH = 500
MOST_TOLD = 6
FIELD_LENGTH = 60
# What a number may be at most: more than that keeps everybody out, the honest too.
MOST_REFERENCES = 20
MOST_MEETINGS = 50
MOST_MONTHS = 60


@dataclass(frozen=True)
class Asks:
    """All empty: nothing is asked. months: how long somebody has been on the board."""

    mail: bool = False
    phone: bool = False
    references: int = 0
    meetings: int = 0
    months: int = 0
    seen: bool = False
    questions: tuple[str, ...] = ()
    rule: str = ""

    def __bool__(self) -> bool:
        return self != Asks()

    @property
    def has_facts(self) -> bool:
        return bool(self.facts())

    def facts(self) -> dict[str, bool | int]:
        """Those that are asked for, as they are stored."""
        names = ("mail", "phone", "references", "meetings", "months", "seen")
        return {name: value for name in names if (value := getattr(self, name))}

    def stored(self) -> dict[str, Any]:
        """For AskSheet.asks."""
        return {"facts": self.facts(), "questions": list(self.questions), "rule": self.rule}


def read_asks(stored: object) -> Asks:
    """The asks of a row, also of one that an older or newer board has written: what it does not
    know it leaves out, and it never fails. What is too long or too many is cut."""
    data = stored if isinstance(stored, dict) else {}
    facts = data.get("facts")
    facts = facts if isinstance(facts, dict) else {}
    questions = data.get("questions")
    rule = data.get("rule")
    return Asks(
        mail=facts.get("mail") is True,
        phone=facts.get("phone") is True,
        seen=facts.get("seen") is True,
        references=_number(facts.get("references"), MOST_REFERENCES),
        meetings=_number(facts.get("meetings"), MOST_MEETINGS),
        months=_number(facts.get("months"), MOST_MONTHS),
        questions=clean_questions(questions if isinstance(questions, list) else ()),
        rule=_line(rule, RULE_LENGTH),
    )


def clean_questions(typed: list[Any] | tuple[Any, ...]) -> tuple[str, ...]:
    """Each once, in its order, without empty ones."""
    lines = (_line(one, QUESTION_LENGTH) for one in typed)
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_QUESTIONS]


def _line(text: object, most: int) -> str:
    return " ".join(text.split())[:most] if isinstance(text, str) else ""


def _number(value: object, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return max(0, min(value, most))


def key_of(text: str) -> str:
    """The name of a question's field in forms.

    Made of its words: an answer never lands under another question, though the poster changes
    their list while somebody writes.
    """
    return blake2b(text.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Given:
    """What somebody has typed on the answer page. answers: by `key_of` of the question."""

    answers: Mapping[str, str]
    agrees_to: str = ""  # key_of the rule that was on the page
    seen: str = ""  # edition_of what was on the page

    def to(self, question: str) -> str:
        return self.answers.get(key_of(question), "").strip()


def read_given(typed: Mapping[str, str]) -> Given:
    """From the fields of the form, without their "ask-"."""
    return Given(answers=typed, agrees_to=typed.get("rule", ""), seen=typed.get("seen", ""))


def edition_of(asks: Asks, told: tuple[str, ...]) -> str:
    """Changes when what is asked or told in return does: nobody agrees to what they did not see."""
    return key_of(repr((sorted(asks.facts().items()), asks.questions, asks.rule, told)))
