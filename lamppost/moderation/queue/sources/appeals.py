"""Objections to decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.clauses import CLAUSES, DONE
from lamppost.moderation.models import Appeal
from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.sources.leaving_out import not_in_hand, not_named
from lamppost.moderation.queue.sources.source import Shown, Source
from lamppost.moderation.queue.sources.subjects import titles_of


def waiting(desk: Desk) -> QuerySet[Appeal]:
    """Of decisions that others took, and that are not about themselves, nor about what somebody
    wrote to them: whoever reads a letter is no more impartial than whoever wrote it, and of one
    that never came they do not learn here."""
    to_hear = Appeal.objects.filter(state=Appeal.State.OPEN)
    others = to_hear.exclude(first_by=desk.name).exclude(decision__person=desk.name)
    if not desk.steward.is_trained:
        others = not_named(others, desk.restricted, "decision__subject")
    others = not_named(others, desk.own, "decision__subject")
    return not_in_hand(others, Queue.APPEALS, desk)


def shown(numbers: Sequence[int]) -> Mapping[int, Shown]:
    appeals = list(Appeal.objects.filter(pk__in=numbers).select_related("decision"))
    titles = titles_of(appeal.decision.subject for appeal in appeals)
    return {
        appeal.pk: Shown(
            title=_("Objection: %(title)s") % {"title": titles[appeal.decision.subject]},
            why=(_why(appeal),),
            since=appeal.at,
        )
        for appeal in appeals
    }


def _why(appeal: Appeal) -> str:
    decision = appeal.decision
    words = {
        "done": DONE[Done(decision.done)],
        "clause": CLAUSES[Policy(decision.policy)].title,
    }
    if decision.is_automated:
        return _("%(done)s by a program (%(clause)s); the person objects") % words
    return _("%(done)s (%(clause)s); the person objects") % words


SOURCE = Source(Queue.APPEALS, waiting, shown)
