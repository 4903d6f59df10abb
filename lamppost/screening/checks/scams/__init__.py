"""Messages and offers of work that read like those that cheat many people.

Dozens of kinds of evidence, each innocent alone and each with a name in plain words, are summed
with weights that were fitted once and are shipped as numbers: see docs/algorithms/scams.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.checks.scams.evidence import Seen, evidence_of
from lamppost.screening.checks.scams.examples import EXAMPLES_HIT, EXAMPLES_MISS
from lamppost.screening.checks.scams.model import read_models
from lamppost.screening.checks.scams.sayings import SAYS, TO_AUTHOR, TO_READER
from lamppost.screening.submission import Kind
from lamppost.screening.verdict import Finding, Verdict

__all__ = ["CHECK", "EXAMPLES_HIT", "EXAMPLES_MISS", "Judged", "judge"]

VERSION, MODELS = read_models()

# A text with a title is an ad: links, numbers and prices belong to it, and prove nothing.
OF_ANY_AD = {
    "amount", "cost", "digits", "freephone", "link", "long-number", "mail-or-phone", "marks",
    "only-link", "premium", "short-code", "shouting",
}  # fmt: skip
# An ad has to read more like a message to many than a message has to: e² times the odds.
ABOVE_FOR_ADS = 2.0
REASONS_SHOWN = 4
# In characters; what goes to many people at once is shorter.
LONGEST_MESSAGE = 2_500
# Of the labelled texts every fifth is a scam, of what is posted on a board one in hundreds: most
# that read like one there are none. Never so sure that weak doubts beside it (a short link,
# a number written oddly) would make an ad wait; a strong one, such as money by wire, does.
SUREST = 0.8


@dataclass(frozen=True)
class Judged:
    """above: how far the score stands above what makes a finding, negative if below.

    sure: among texts like those that the weights were fitted to.
    """

    subject: str
    above: float
    sure: float
    evidence: Mapping[str, Seen]


def judge(read: Read) -> list[Judged]:
    """As a message and as an offer of work, the likelier first. No category is believed:
    whoever cheats chooses it."""
    is_short = len(read.blind.plain) <= LONGEST_MESSAGE
    judged = [_as(subject, read) for subject in MODELS if is_short or subject != "message"]
    return sorted(judged, key=lambda one: -one.above)


def _as(subject: str, read: Read) -> Judged:
    evidence = evidence_of(read.blind, subject)
    bar = MODELS[subject].watch
    if subject == "message" and read.submission.title:
        evidence = {name: seen for name, seen in evidence.items() if name not in OF_ANY_AD}
        bar += ABOVE_FOR_ADS
    score = MODELS[subject].score(evidence)
    return Judged(subject, score - bar, MODELS[subject].sure(score), evidence)


def _find(read: Read) -> Iterator[Finding]:
    likeliest = judge(read)[0]
    if likeliest.above >= 0:
        yield _finding(read, likeliest)


def _finding(read: Read, judged: Judged) -> Finding:
    names = MODELS[judged.subject].reasons(judged.evidence)
    placed = [seen for name in names if (seen := judged.evidence[name]).end]
    spot = read.blind.spot(placed[0].start, placed[0].end) if placed else read.blind.spot(0, 0)
    told = TO_READER if read.submission.kind == Kind.LETTER else TO_AUTHOR
    return Finding(
        check=CHECK.name,
        words=read.normal.words(spot),
        sentence=gettext(told[judged.subject]),
        # Never more: the sum says how it reads, not what it is. With another doubt it is held.
        asks=Verdict.WATCH,
        sure=round(min(SUREST, judged.sure), 2),
        start=spot.start,
        end=spot.end,
        clears=_reasons(names),
    )


def _reasons(names: list[str]) -> str:
    said = ", ".join(gettext(SAYS[name]) for name in names[:REASONS_SHOWN] if name in SAYS)
    return gettext(
        "It was noticed for what came together: %(reasons)s. A text of somebody who is known, or "
        "that says who is behind it, is most likely none of the kind."
    ) % {"reasons": said}


CHECK = Check("scam", VERSION, _find)
