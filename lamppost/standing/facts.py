"""What is known of a person, as values: dates and numbers, never a score. Pure.

`Facts` are for whoever is in a conversation with somebody, or asked them for facts.
`PublicFacts` are for everybody: see docs/decisions/0029-facts-do-not-link-names.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

SEVERAL = 3  # people met, from which on the public is told: one meeting is soon arranged


@dataclass(frozen=True)
class FromElsewhere:
    """Facts that another board has signed, by their keys there; `checked` is when, here."""

    issuer: str
    facts: dict[str, str | int]
    checked: date


@dataclass(frozen=True)
class Facts:
    """Days, as the board's own zone has them. None and 0 mean: nothing is known.

    meetings counts people met, not meetings: two friends could confirm one every day.
    references counts rings of mutual praise once (standing/rings.py).
    words are what references say, where whoever they are about has agreed to show it.
    has_mail is the same as mail_since, of whose day another name is not to learn.
    """

    here_since: date
    mail_since: date | None = None
    phone_since: date | None = None
    meetings: int = 0
    last_met: date | None = None
    references: int = 0
    seen_on: date | None = None
    elsewhere: tuple[FromElsewhere, ...] = ()
    words: tuple[str, ...] = ()
    is_seen: bool = False

    def under(self, began: date) -> Facts:
        """As they are told under a name that began on this day: no date leads further back.

        "Since" then says less than is known, which stays true. A meeting or a look at somebody
        was on its day and no other, so that of those the day is left out.
        """
        return replace(
            self,
            here_since=max(self.here_since, began),
            mail_since=_not_before(began, self.mail_since),
            phone_since=_not_before(began, self.phone_since),
            last_met=_if_after(began, self.last_met),
            seen_on=_if_after(began, self.seen_on),
        )


@dataclass(frozen=True)
class PublicFacts:
    """Four times yes or no: sixteen kinds of people, so that no two names are matched by them."""

    has_phone: bool = False
    has_met_several: bool = False
    has_references: bool = False
    is_seen: bool = False

    @property
    def is_anything_known(self) -> bool:
        return self.has_phone or self.has_met_several or self.has_references or self.is_seen


def _not_before(began: date, day: date | None) -> date | None:
    return None if day is None else max(day, began)


def _if_after(began: date, day: date | None) -> date | None:
    return day if day is None or day >= began else None
