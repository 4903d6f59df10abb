"""What each clause, each act and each way that brought something up is called, in plain words.

The log, the transparency report, the export and the statements of reasons say the same thing in
the same words because they all take them from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lamppost.journal.models.decisions import Done, Policy, Source

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words


class Kind(StrEnum):
    """What a decision is about, as far as anybody outside is told."""

    AD = "ad"
    LETTER = "letter"
    PHOTO = "photo"
    PERSON = "person"
    REPORTING = "reporting"  # how often somebody may report
    OTHER = "other"


@dataclass(frozen=True)
class Clause:
    """title: a few words for a table. sentence: what the board's rules say there."""

    title: Words
    sentence: Words


CLAUSES: dict[Policy, Clause] = {
    Policy.SERVICES: Clause(
        _("Sexual services"), _("This board carries no ads for sexual services.")
    ),
    Policy.MINORS: Clause(
        _("Safety of the young"), _("Whatever may put somebody young in danger has no place here.")
    ),
    Policy.EXPLOITATION: Clause(
        _("Exploitation"), _("Whatever may serve to exploit somebody has no place here.")
    ),
    Policy.SCAM: Clause(
        _("Deception"),
        _("Nothing may be posted that asks for money, codes or data in ways known from deception."),
    ),
    Policy.GOODS: Clause(
        _("Goods that may not be sold"), _("Some goods and services may not be offered here.")
    ),
    Policy.PLACE: Clause(
        _("Wrong place"), _("An ad belongs in the category and the place that it is about.")
    ),
    Policy.SPAM: Clause(
        _("Too much of the same"), _("The same thing may not be posted again and again.")
    ),
    Policy.HARM: Clause(
        _("Threats, hatred, private matters"),
        _("Nobody may be threatened, degraded or exposed here."),
    ),
    Policy.CHECK: Clause(
        _("Looked at first"),
        _("Nothing is held against it: somebody looks at it before others see it."),
    ),
    Policy.OTHER: Clause(_("Another rule"), _("Another of the board's rules was not kept.")),
}

DONE: dict[Done, Words] = {
    Done.HOLD: _("Held"),
    Done.REFUSE: _("Refused"),
    Done.REMOVE: _("Removed"),
    Done.SUSPEND: _("Suspended"),
    Done.KEEP: _("Kept as it is"),
    Done.RESTORE: _("Restored"),
}

SOURCES: dict[Source, Words] = {
    Source.SCREENING: _("Found by the board's checks"),
    Source.REPORT: _("Reported by somebody"),
    Source.AUTHORITY: _("Brought up by an authority"),
    Source.OWN: _("Come across by somebody of the board"),
    Source.APPEAL: _("Brought up by an objection"),
}

KINDS: dict[Kind, Words] = {
    Kind.AD: _("An ad"),
    Kind.LETTER: _("A letter"),
    Kind.PHOTO: _("A photo"),
    Kind.PERSON: _("An account"),
    Kind.REPORTING: _("Reporting"),
    Kind.OTHER: _("Something else"),
}

# How the journal names what a decision is about, and which of the above that is.
SUBJECTS: dict[str, Kind] = {
    "board.ad": Kind.AD,
    "relay.letter": Kind.LETTER,
    "board.photo": Kind.PHOTO,
    "relay.letterphoto": Kind.PHOTO,
    "people.person": Kind.PERSON,
    "moderation.report": Kind.REPORTING,
}


def kind_of(subject: str) -> Kind:
    """Of "board.ad:17" only that it is an ad: the number would lead to it."""
    return SUBJECTS.get(subject.partition(":")[0], Kind.OTHER)
