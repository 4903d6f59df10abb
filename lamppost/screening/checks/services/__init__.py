"""Ads for sexual services, which this board does not carry: refused on that ground alone.

Nobody is accused of anything. What counts is what the text offers, weighed against what else it
may be about; never ethnicity, nationality, religion, gender or an age of adults, nor how people
keep themselves safe. docs/algorithms/policy-checks.md says how.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from django.utils.translation import gettext_lazy as _

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.checks.services.examples import EXAMPLES_HIT, EXAMPLES_MISS
from lamppost.screening.checks.services.kinds import CORE
from lamppost.screening.checks.services.weighing import HOLD_AT, REFUSE_AT, Weighed, weigh
from lamppost.screening.submission import Kind
from lamppost.screening.verdict import Finding, Verdict
from lamppost.screening.wording import Hit

__all__ = ["CHECK", "EXAMPLES_HIT", "EXAMPLES_MISS"]

_REFUSED = _(
    "This board does not carry ads for this service. If your ad is for something else, say so in "
    "other words, or ask us to look again."
)
_HELD = _(
    "Somebody from this board looks at this ad before it goes up. If you add what exactly is "
    "offered, they will be quicker."
)
_HELD_LETTER = _("Somebody from this board looks at this letter before it goes on.")
_CLEARS = _("It says, or its author does, that it offers something else.")


def _find(read: Read) -> Iterator[Finding]:
    weighed = weigh(read.normal.plain)
    is_letter = read.submission.kind is Kind.LETTER
    asks = _asked(weighed.total, is_letter=is_letter)
    if asks is Verdict.PUBLISH:
        return
    hit = _strongest(weighed)
    spot = read.normal.spot(hit.start, hit.end)
    yield Finding(
        check="services",
        words=read.normal.words(spot),
        sentence=_sentence(asks, is_letter=is_letter),
        asks=asks,
        sure=_sure(weighed.total),
        start=spot.start,
        end=spot.end,
        clears=str(_CLEARS),
    )


def _asked(total: float, *, is_letter: bool) -> Verdict:
    """Letters are between two people: one is stopped only where a person has looked."""
    if is_letter:
        return Verdict.HOLD if total >= REFUSE_AT else Verdict.PUBLISH
    if total >= REFUSE_AT:
        return Verdict.REFUSE
    return Verdict.HOLD if total >= HOLD_AT else Verdict.PUBLISH


def _sentence(asks: Verdict, *, is_letter: bool) -> str:
    if is_letter:
        return str(_HELD_LETTER)
    return str(_REFUSED if asks is Verdict.REFUSE else _HELD)


def _strongest(weighed: Weighed) -> Hit:
    """The phrase that whoever reviews should see first."""
    return max(weighed.hits, key=lambda hit: (hit.name in CORE, weighed.points[hit.name]))


def _sure(total: float) -> float:
    """Points are log-odds; at the bar it is right nine times of ten."""
    return round(1.0 / (1.0 + exp(-(total - REFUSE_AT + 2.2))), 3)


CHECK = Check("services", 2, _find)
