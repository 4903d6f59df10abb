"""How often somebody's reports were right, and what that makes the next one weigh."""

from __future__ import annotations

from django.db.models import Count, Q

from lamppost.core.sealing import blind_tag
from lamppost.moderation.models import Report
from lamppost.people.models import Person

# Nobody is believed or disbelieved at first: as if one had been right and one wrong (Laplace's
# rule of succession), so that one early mistake does not silence anybody.
_RIGHT_BEFORE = 1
_BEFORE = 2
_ABUSIVE_COUNTS = 3  # a report that was made up, in honest mistakes


def weight_of(right: int, wrong: int, abusive: int) -> float:
    """0.0 to 1.0, the smoothed share of right ones: it says who is read first, never who is
    believed. Pure."""
    all_of_them = right + wrong + _ABUSIVE_COUNTS * abusive
    return (right + _RIGHT_BEFORE) / (all_of_them + _BEFORE)


def weight_of_reporter(person: Person | None, sender: str) -> float:
    """sender: `sender_of` a mail address, "" for none. Cases count, not reports: whoever reports
    a thing ten times was right about it once."""
    if person is None and not sender:
        return weight_of(0, 0, 0)
    theirs = Q(person=person) if person else Q(person=None, sender=sender)
    outcomes = Report.objects.filter(theirs).exclude(outcome="").values("outcome")
    counts = dict(outcomes.annotate(n=Count("case", distinct=True)).values_list("outcome", "n"))
    return weight_of(*(counts.get(one.value, 0) for one in _IN_ORDER))


_IN_ORDER = (Report.Outcome.RIGHT, Report.Outcome.WRONG, Report.Outcome.ABUSIVE)


def sender_of(address: str) -> str:
    """A tag of a mail address: the same for the same one, and nobody reads it back."""
    return blind_tag("reporter", address.strip().lower()) if address else ""
