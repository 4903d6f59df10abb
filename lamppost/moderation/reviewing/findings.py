"""What screening noticed in a thing, as whoever reviews it is shown it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lamppost.moderation.reviewing.marks import Span
from lamppost.screening.models import Screening
from lamppost.screening.verdict import Verdict

WORDS_SHOWN = 300  # of what a finding quotes: it stands in the text in full


@dataclass(frozen=True)
class Noticed:
    """One finding, with the number that marks it in the text."""

    number: int
    check: str
    words: str
    sentence: str
    sure: str
    share: float  # the same as a number, 0.0 to 1.0
    asks: str
    clears: str
    is_urgent: bool
    start: int
    end: int

    @property
    def is_marked(self) -> bool:
        return self.end > self.start

    @property
    def stops(self) -> bool:
        return self.asks in (Verdict.HOLD, Verdict.REFUSE)


def noticed_in(screening: Screening | None, whole: str) -> list[Noticed]:
    """The gravest first. None of them is marked in words that have changed since."""
    found = screening.findings if screening else []
    gravest = sorted(found, key=lambda one: (-_strictness(one), -one.get("sure", 0)))
    return [_noticed(number, one, whole) for number, one in enumerate(gravest, start=1)]


def spans_of(noticed: Sequence[Noticed]) -> list[Span]:
    return [Span(one.number, one.start, one.end) for one in noticed if one.is_marked]


def _noticed(number: int, finding: Mapping[str, Any], whole: str) -> Noticed:
    start, end = _place(finding, whole)
    return Noticed(
        number=number,
        check=finding["check"],
        words=finding["words"][:WORDS_SHOWN],
        sentence=finding.get("sentence", ""),
        sure=how_sure(finding.get("sure", 0.5)),
        share=finding.get("sure", 0.5),
        asks=finding.get("asks", Verdict.WATCH),
        clears=finding.get("clears", ""),
        is_urgent=bool(finding.get("urgent")),
        start=start,
        end=end,
    )


def _place(finding: Mapping[str, Any], whole: str) -> tuple[int, int]:
    """Where its words stand: as it says, or where they are found now, or nowhere."""
    start, end, words = finding.get("start", 0), finding.get("end", 0), finding["words"]
    if not words or not end:
        return 0, 0
    if whole[start:end] == words:
        return start, end
    at = whole.find(words)
    return (at, at + len(words)) if at >= 0 else (0, 0)


def how_sure(share: float) -> str:
    """ "right 9 times in 10", as the check's own makers have measured or guessed it."""
    tenths = round(share * 10)
    if tenths <= 0:
        return _("hardly ever right")
    if tenths >= 10:
        return _("nearly always right")
    return _("right about %(n)d times in 10") % {"n": tenths}


def _strictness(finding: Mapping[str, Any]) -> int:
    return Verdict(finding.get("asks", Verdict.WATCH)).strictness
