"""What was decided about somebody's things, for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lamppost.journal.actions import name_of
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Source
from lamppost.moderation.clauses import kind_of
from lamppost.moderation.models import Appeal
from lamppost.moderation.reasons import wording
from lamppost.moderation.reasons.links import reasons_path
from lamppost.people.models import Person

ON_A_PAGE = 50


@dataclass(frozen=True)
class Row:
    headline: str
    at: datetime
    path: str
    appeal_words: str


def decisions_told(person: Person) -> QuerySet[Decision]:
    """Newest first; without those that kept something: they would tell that it was reported."""
    told = ~Q(done=Done.KEEP) | Q(source=Source.APPEAL)
    return Decision.objects.filter(told, person=name_of(person)).order_by("-pk")


def page_of(person: Person, *, before: int | None) -> tuple[list[Row], int | None]:
    """The rows, and before which number the next page begins. Two queries."""
    told = decisions_told(person).select_related("appeal")
    if before is not None:
        told = told.filter(pk__lt=before)
    found = list(told[: ON_A_PAGE + 1])
    shown = found[:ON_A_PAGE]
    return [_row(one) for one in shown], shown[-1].pk if len(found) > ON_A_PAGE else None


def _row(decision: Decision) -> Row:
    appeal = getattr(decision, "appeal", None)
    return Row(
        headline=str(wording.headline(kind_of(decision.subject), Done(decision.done))),
        at=decision.at,
        path=reasons_path(decision),
        appeal_words=_appeal_words(appeal) if appeal else "",
    )


def _appeal_words(appeal: Appeal) -> str:
    return {
        "open": _("You have objected"),
        "upheld": _("You have objected: it stays"),
        "overturned": _("You have objected: undone"),
    }.get(appeal.state, "")
