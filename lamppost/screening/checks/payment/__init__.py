"""Ways to be paid that end badly for whoever pays: tricks with money, in four languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext

from lamppost.screening.blind import blind_phrase
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.checks.payment.examples import EXAMPLES_HIT, EXAMPLES_MISS
from lamppost.screening.checks.payment.tricks import ABROAD, DENYING, TOGETHER_SURE, TRICKS
from lamppost.screening.phrases import Hit, denies, is_denied, read_phrases
from lamppost.screening.submission import Kind
from lamppost.screening.verdict import Finding, Verdict

__all__ = ["CHECK", "EXAMPLES_HIT", "EXAMPLES_MISS"]

PHRASES = read_phrases(Path(__file__).with_name("phrases.toml"), each=blind_phrase)

# From here on a person looks before it goes up: two of three such ads are worth a delay.
HOLDS_FROM = 0.8
# A letter goes through either way, with a warning; from here on somebody looks at it later.
WATCHES_FROM = 0.65


def _find(read: Read) -> Iterator[Finding]:
    """One finding for each kind of trick, where it stands first."""
    plain = read.blind.plain
    first: dict[str, Hit] = {}
    for hit in PHRASES.find(plain):
        if not _is_denied(plain, hit):
            first.setdefault(hit.name, hit)
    is_abroad = first.pop(ABROAD, None) is not None
    for name, hit in first.items():
        sure = TRICKS[name].sure
        if is_abroad or len(first) > 1:
            sure = max(sure, TOGETHER_SURE)
        yield _finding(read, hit, sure)


def _is_denied(plain: str, hit: Hit) -> bool:
    """ "Never by wire", or "a fee that is not refundable"."""
    if is_denied(plain, hit.start):
        return True
    return hit.name not in DENYING and denies(plain[hit.start : hit.end])


def _finding(read: Read, hit: Hit, sure: float) -> Finding:
    spot = read.blind.spot(hit.start, hit.end)
    is_letter = read.submission.kind == Kind.LETTER
    trick = TRICKS[hit.name]
    return Finding(
        check=CHECK.name,
        words=read.normal.words(spot),
        sentence=gettext(trick.to_reader if is_letter else trick.to_author),
        asks=_in_letter(sure) if is_letter else _in_ad(sure),
        sure=sure,
        start=spot.start,
        end=spot.end,
        clears=gettext("It says how and when payment happens, and nothing before a meeting."),
    )


def _in_letter(sure: float) -> Verdict:
    return Verdict.WATCH if sure >= WATCHES_FROM else Verdict.PUBLISH


def _in_ad(sure: float) -> Verdict:
    return Verdict.HOLD if sure >= HOLDS_FROM else Verdict.WATCH


CHECK = Check("payment", 2, _find)
