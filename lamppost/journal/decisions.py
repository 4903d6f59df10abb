"""Writing down a decision, inside the transaction of what it does."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from django.db import models

from lamppost.journal.actions import name_of, record
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.journal.terms import version_in_force


@dataclass(frozen=True)
class Ruling:
    """Why something is decided: all of a Decision that is not plain from what it is about.

    rule: what decided or found it, with its version. facts: no names, numbers or addresses.
    reasons: what the person is told. until: the end of a restriction that ends by itself.
    terms: the version of the board's terms that it rests on; else the one in force.
    """

    policy: Policy = Policy.OTHER
    rule: str = ""
    source: Source = Source.OWN
    is_automated: bool = False
    facts: str = ""
    reasons: str = ""
    note: str = ""
    until: datetime | None = None
    terms: str = ""


def write_decision(
    done: Done,
    subject: models.Model | str,
    ruling: Ruling,
    *,
    by: models.Model | str,
    at: datetime,
    person: models.Model | str | None = None,
    content_at: datetime | None = None,
    undoes: Decision | None = None,
) -> Decision:
    """The row and its journal line; what it does to the thing is the caller's."""
    if not ruling.terms:
        ruling = replace(ruling, terms=version_in_force(at))
    decision = Decision.objects.create(
        at=at,
        subject=name_of(subject),
        person=name_of(person) if person else "",
        by=name_of(by),
        done=done,
        content_at=content_at,
        undoes=undoes,
        **asdict(ruling),
    )
    record(
        "decision.made",
        decision,
        by=by,
        at=at,
        about=decision.subject,
        seal=seal_of(decision),
        done=done.value,
        policy=ruling.policy.value,
    )
    return decision


def seal_of(decision: Decision) -> str:
    """A hash of all that the row says, kept in its journal line, and with that in the chain."""
    said = [
        str(decision.pk),
        *(_plain(getattr(decision, field.attname)) for field in Decision._meta.concrete_fields),
    ]
    return sha256("\0".join(said).encode()).hexdigest()


def _plain(value: object) -> str:
    """Texts and numbers as they are, moments in UTC: the same from either database."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return "" if value is None else str(value)


def decisions_about(subject: models.Model | str) -> models.QuerySet[Decision]:
    """Newest first."""
    return Decision.objects.filter(subject=name_of(subject)).order_by("-at", "-pk")
