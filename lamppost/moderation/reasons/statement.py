"""The statement of reasons: one decision, as the person that it touches is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from lamppost.board.mails import moment
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.clauses import CLAUSES, Clause, Kind, kind_of
from lamppost.moderation.reasons import wording
from lamppost.moderation.reasons.things import OwnThing, thing_of

OBJECT_WITHIN = timedelta(days=183)  # six months: Regulation (EU) 2022/2065, article 20


@dataclass(frozen=True)
class Statement:
    """points: what the person is told of this decision in particular. version: of the terms."""

    number: int
    kind: Kind
    done: Done
    policy: Policy
    source: Source
    is_automated: bool
    at: datetime
    until: datetime | None
    headline: str
    effect: str
    clause: Clause
    version: str
    points: tuple[str, ...]
    facts: str
    found: str
    decided: str
    lasts: str
    thing: OwnThing | None
    object_until: datetime
    is_restriction: bool

    def may_be_objected_to(self, now: datetime) -> bool:
        return self.is_restriction and now < self.object_until

    @property
    def redress(self) -> str:
        return settings.REDRESS or str(wording.REDRESS)

    @property
    def data_authority(self) -> str:
        return str(wording.DATA_AUTHORITY)


def statement_of(decision: Decision) -> Statement:
    return statement_about(decision, thing_of(decision), undone=_ended(decision))


def statement_about(
    decision: Decision, thing: OwnThing | None, *, undone: datetime | None = None
) -> Statement:
    """The same of what is read already: without any question to the database."""
    kind, done = kind_of(decision.subject), Done(decision.done)
    return Statement(
        number=decision.pk,
        kind=kind,
        done=done,
        policy=Policy(decision.policy),
        source=Source(decision.source),
        is_automated=decision.is_automated,
        at=decision.at,
        until=decision.until,
        headline=str(wording.headline(kind, done)),
        effect=str(wording.EFFECTS.get((kind, done), "")),
        clause=CLAUSES[Policy(decision.policy)],
        version=decision.terms,
        points=tuple(line.strip() for line in decision.reasons.splitlines() if line.strip()),
        facts=decision.facts,
        found=str(wording.found(kind, Source(decision.source))),
        decided=str(wording.BY_A_PROGRAM if decision.is_automated else wording.BY_A_PERSON),
        lasts=_lasts(decision, thing, undone),
        thing=thing,
        object_until=decision.at + OBJECT_WITHIN,
        is_restriction=done.is_restriction,
    )


def _ended(decision: Decision) -> datetime | None:
    ending = Decision.objects.filter(undoes=decision).first()
    return ending.at if ending else None


def _lasts(decision: Decision, thing: OwnThing | None, undone: datetime | None) -> str:
    if not decision.is_restriction:
        return ""
    if undone:
        return _("It was undone on %(when)s.") % {"when": moment(undone)}
    if decision.until:
        return _("It ends by itself on %(when)s.") % {"when": moment(decision.until)}
    if decision.done == Done.HOLD:
        return _waits(thing)
    return _("It has no end of its own: it lasts until somebody undoes it.")


def _waits(thing: OwnThing | None) -> str:
    if thing is None or not thing.is_current:
        return _("Since then something else was decided about it.")
    if thing.look_by is None:
        return _("It lasts until somebody has looked. Nothing is decided by waiting.")
    return _(
        "Somebody should have looked by %(when)s. If nobody has, somebody more experienced is "
        "asked: nothing is decided by waiting."
    ) % {"when": moment(thing.look_by)}
