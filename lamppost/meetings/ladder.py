"""The ladder: when a person is asked whether they are well, and who is told if they do not say.

Pure: values in, values out. What was due between two moments is all that anybody asks of it, so
that a look that comes late, twice or from another process finds the same rungs under the same
names. Drawn in docs/algorithms/ladder.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

ASKED_BEFORE = timedelta(minutes=10)
LAST_WARNING = timedelta(seconds=60)  # before the first contact is told
NEXT_WAY = timedelta(minutes=2)
NEXT_CONTACT = timedelta(minutes=5)
EVERYBODY = timedelta(minutes=10)
# Nobody has taken it on: everybody is told again, so long after the climb began.
REMINDERS = tuple(timedelta(minutes=m) for m in (30, 60, 120, 240))
OVERDUE, PLACE, WORDS = 1, 2, 3  # what a contact may know: that; where and with whom; last words


class Prompt(StrEnum):
    """Each is asked of the person once."""

    SOON = "soon"
    NOW = "now"
    AGAIN = "again"
    LAST = "last"


class Why(StrEnum):
    """What began a climb."""

    OVERDUE = "overdue"
    FORCED = "forced"  # by the code that looks like a check-in
    HELP = "help"
    PUT_DOWN = "put_down"  # whoever had taken it on cannot go on


@dataclass(frozen=True)
class Asked:
    what: Prompt
    at: datetime


def prompts(due: datetime, grace: timedelta) -> tuple[Asked, ...]:
    """In the order of their times."""
    return (
        Asked(Prompt.SOON, due - ASKED_BEFORE),
        Asked(Prompt.NOW, due),
        Asked(Prompt.AGAIN, due + grace / 2),
        Asked(Prompt.LAST, due + grace - LAST_WARNING),
    )


def prompt_due(
    due: datetime, grace: timedelta, *, after: datetime, until: datetime
) -> Asked | None:
    """The last one whose time came after `after`: those missed by a board that was down are not
    asked one upon the other."""
    came = [one for one in prompts(due, grace) if after < one.at <= until]
    return came[-1] if came else None


def next_look(due: datetime, grace: timedelta, *, after: datetime) -> datetime:
    """When something is next to be done for an armed plan: a prompt, or the climb."""
    times = [one.at for one in prompts(due, grace)]
    return next((at for at in times if at > after), due + grace)


@dataclass(frozen=True)
class Climb:
    """Where a climb starts from. number: 1, and one more each time it is put down again."""

    why: Why
    began: datetime
    number: int = 1

    @property
    def is_for_all(self) -> bool:
        """No rung by rung: who asks for help wants it of everybody."""
        return self.why in {Why.HELP, Why.PUT_DOWN}

    @property
    def first_level(self) -> int:
        if self.is_for_all:
            return WORDS
        # They cannot be rung up: without the place a contact could do nothing.
        return PLACE if self.why == Why.FORCED else OVERDUE


@dataclass(frozen=True)
class Rung:
    """One message to one contact by one way. contact, way: as given to `rungs`."""

    at: datetime
    contact: int
    way: int
    level: int
    number: int  # of the climb
    reminder: int = 0

    @property
    def key(self) -> str:
        """The same for the same rung, whoever climbs it and however often."""
        return f"{self.number}.{self.reminder}.{self.contact}.{self.level}.{self.way}"


Contacts = Sequence[tuple[int, Sequence[int]]]  # (contact, ways) in the order they are told


def level_at(climb: Climb, now: datetime) -> int:
    """What may be known at a time: it grows while a climb goes on, whoever has been told."""
    since = now - climb.began
    steps = (since >= NEXT_CONTACT) + (since >= EVERYBODY)
    return min(WORDS, climb.first_level + steps)


def rungs(climb: Climb, contacts: Contacts) -> list[Rung]:
    """Every rung of a climb that nobody takes on, in the order of their times."""
    one_by_one = [] if climb.is_for_all else list(_one_by_one(climb, contacts))
    everybody = timedelta(0) if climb.is_for_all else EVERYBODY
    rounds = (everybody, *REMINDERS)
    together = [
        Rung(climb.began + after, contact, way, WORDS, climb.number, reminder)
        for reminder, after in enumerate(rounds)
        for contact, ways in contacts
        for way in ways
    ]
    return sorted([*one_by_one, *together], key=lambda rung: rung.at)


def _one_by_one(climb: Climb, contacts: Contacts) -> Iterator[Rung]:
    for place, (contact, ways) in enumerate(contacts):
        for turn, way in enumerate(ways):
            after = place * NEXT_CONTACT + turn * NEXT_WAY
            if after < EVERYBODY:
                at = climb.began + after
                yield Rung(at, contact, way, level_at(climb, at), climb.number)


def rungs_due(
    climb: Climb, contacts: Contacts, *, after: datetime | None, until: datetime
) -> list[Rung]:
    """Those whose time came after `after` (None: from the first), at the latest at `until`.

    Of several by one way the last alone: a board that was down tells each contact once, with
    all that may be known by now.
    """
    came = [r for r in rungs(climb, contacts) if (after is None or r.at > after) and r.at <= until]
    latest = {(rung.contact, rung.way): rung for rung in came}
    return list(latest.values())


def next_rung(climb: Climb, contacts: Contacts, *, after: datetime) -> datetime | None:
    """None once everybody was reminded for the last time."""
    return next((rung.at for rung in rungs(climb, contacts) if rung.at > after), None)
