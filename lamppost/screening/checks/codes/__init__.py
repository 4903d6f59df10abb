"""Asking for a code that was sent to somebody: with it, their account or number is taken over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext

from lamppost.screening.blind import blind_phrase
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.checks.codes.examples import EXAMPLES_HIT, EXAMPLES_MISS
from lamppost.screening.phrases import Hit, is_denied, read_phrases
from lamppost.screening.submission import Kind
from lamppost.screening.verdict import Finding, Verdict

__all__ = ["CHECK", "EXAMPLES_HIT", "EXAMPLES_MISS"]

PHRASES = read_phrases(Path(__file__).with_name("phrases.toml"), each=blind_phrase)

# Which signs, together in one text, are how sure. There are codes of doors, parcels and
# discounts too, so to ask for a code, or to mention one, says nothing alone.
SURE = {
    frozenset({"ask", "sent", "real"}): 0.97,
    frozenset({"ask", "sent"}): 0.9,
    frozenset({"ask", "real"}): 0.9,
    frozenset({"sent", "real"}): 0.85,
}
# Signs further apart than this belong to different thoughts.
NEAR = 200
MOST = 60  # places that are compared; no honest text has as many


def _find(read: Read) -> Iterator[Finding]:
    plain = read.blind.plain
    hits = [hit for hit in PHRASES.find(plain) if not is_denied(plain, hit.start)][:MOST]
    best: tuple[float, list[Hit]] = (0.0, [])
    for one in hits:
        near = [hit for hit in hits if abs(hit.start - one.start) <= NEAR]
        sure = SURE.get(frozenset(hit.name for hit in near), 0.0)
        best = max(best, (sure, near), key=lambda found: found[0])
    if best[0]:
        yield _finding(read, best[1], best[0])


def _finding(read: Read, hits: list[Hit], sure: float) -> Finding:
    spot = read.blind.spot(min(hit.start for hit in hits), max(hit.end for hit in hits))
    is_letter = read.submission.kind == Kind.LETTER
    return Finding(
        check=CHECK.name,
        words=read.normal.words(spot),
        sentence=_to_reader() if is_letter else _to_author(),
        # A letter goes through with its warning: whoever reads it is who it protects.
        asks=Verdict.WATCH if is_letter else Verdict.HOLD,
        sure=sure,
        start=spot.start,
        end=spot.end,
        clears=gettext("The code is no login code: of a door, a parcel or a discount, say."),
    )


def _to_reader() -> str:
    return gettext(
        "Somebody who asks for a code that was sent to you takes over your account, or a "
        "telephone number in your name, with it. Never pass one on, whatever it is said to prove."
    )


def _to_author() -> str:
    return gettext(
        "Nobody here has to send a code to show that they are real. Leave that out, and ask for "
        "a verified phone instead: the board checks it."
    )


CHECK = Check("codes", 2, _find)
