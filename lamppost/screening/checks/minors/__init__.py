"""Cues that somebody may be a child, or not free: a person looks at once, and hides it meanwhile.

There is no verdict by machine, ever, and nobody is told of a suspicion: one finding in many may
be right, and the author of every other is honest. docs/algorithms/policy-checks.md has figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.checks.minors.combining import worth_a_look
from lamppost.screening.checks.minors.examples import EXAMPLES_HIT, EXAMPLES_MISS
from lamppost.screening.verdict import Finding, Verdict

__all__ = ["CHECK", "EXAMPLES_HIT", "EXAMPLES_MISS"]

_LOOKED_AT = _("Somebody from this board looks at this before it goes up.")
_CLEARS = _("Whoever looks sees an honest purpose, such as care, lessons or clothes for children.")

# Few are: base rates are far below what any words can tell apart.
_SURE = 0.1


def _find(read: Read) -> Iterator[Finding]:
    hit = worth_a_look(read.normal.plain)
    if hit is None:
        return
    spot = read.normal.spot(hit.start, hit.end)
    yield Finding(
        check="minors",
        words=read.normal.words(spot),
        sentence=str(_LOOKED_AT),
        asks=Verdict.HOLD,
        sure=_SURE,
        start=spot.start,
        end=spot.end,
        clears=str(_CLEARS),
        urgent=True,
    )


CHECK = Check("minors", 2, _find)
