"""What a poster asks, as the page shows it to whoever is about to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from lamppost.board.models import Ad
from lamppost.people.actions import default_persona
from lamppost.people.models import Person
from lamppost.relay.asking.sheets import Sheet, sheet_shown_to
from lamppost.relay.asks import Asks, key_of
from lamppost.relay.meeting_asks import Point, met, wanted
from lamppost.relay.models import ANSWER_LENGTH
from lamppost.standing.facts import Facts
from lamppost.standing.reading import facts_of


@dataclass(frozen=True)
class Question:
    """key: its field in the form is called "ask-" and this."""

    key: str
    words: str

    def typed(self, answers: Mapping[str, str]) -> str:
        return answers.get(self.key, "")


@dataclass(frozen=True)
class AskPage:
    """Drawn by relay/asks/_answer.html, as `asks`, beside `answers`: what was typed before.

    What is typed there comes back in fields whose names begin with "ask-". facts: what the
    poster will see of whoever writes; None in a preview, which is about nobody.
    """

    points: tuple[Point, ...] = ()
    questions: tuple[Question, ...] = ()
    rule: Question | None = None
    told: tuple[str, ...] = ()
    seen: str = ""  # which edition of the sheet this is: see asks.edition_of
    facts: Facts | None = None
    is_preview: bool = False
    answer_length: int = ANSWER_LENGTH

    @property
    def missing(self) -> tuple[Point, ...]:
        """Facts without which no letter goes out."""
        return tuple(point for point in self.points if not point.is_met)


def sheet_for(ad: Ad, person: Person) -> AskPage | None:
    """What is asked of this person before they can write about the ad; None: nothing is."""
    sheet = sheet_shown_to(person, ad)
    if not sheet.asks:
        return None
    facts = facts_of(person)
    points = met(sheet.asks, facts, timezone.localdate())
    # To decide, the days of the account count; shown are those that go with a name.
    return _page(sheet, tuple(points), facts_of(person, under=default_persona(person)))


def preview_of(asks: Asks, told: tuple[str, ...]) -> AskPage:
    """The same for the poster, before it is kept: it says nothing about what is met."""
    points = tuple(Point(fact, asked, is_met=True) for fact, asked in wanted(asks))
    return _page(Sheet(asks, told), points, None)


def _page(sheet: Sheet, points: tuple[Point, ...], facts: Facts | None) -> AskPage:
    rule = sheet.asks.rule
    return AskPage(
        points=points,
        questions=tuple(Question(key_of(words), words) for words in sheet.asks.questions),
        rule=Question(key_of(rule), rule) if rule else None,
        told=sheet.told,
        seen=sheet.edition,
        facts=facts,
        is_preview=facts is None,
    )
