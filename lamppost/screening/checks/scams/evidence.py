"""What of a text speaks for or against a scam, each kind by a name that can be explained."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from pathlib import Path

from lamppost.screening.blind import Blind, blind_phrase
from lamppost.screening.checks.scams.signs import signs_of
from lamppost.screening.phrases import is_denied, read_phrases

PHRASES = {
    "message": read_phrases(Path(__file__).with_name("messages.toml"), each=blind_phrase),
    "job": read_phrases(Path(__file__).with_name("jobs.toml"), each=blind_phrase),
}
# Said of somebody's life or of real work: these clear, so they count neither as suspicion nor
# among the kinds that come together.
CLEARING = {"personal", "particulars"}
# Stands in most honest ads too, so it does not make another kind.
COMMON = {
    "amount",
    "digits",
    "link",
    "long-number",
    "mail-or-phone",
    "marks",
    "off-board",
    "only-link",
    "shouting",
}
# Three times the same thing is more than once, but not three times as much; and in an offer of
# work, which is long, a word that comes again ("data entry") says nothing more.
MOST_COUNTED = {"message": 3, "job": 1}
# What is said once in a long text is less of it than in a short one.
MESSAGE_LENGTH = 500
# From this many kinds at once, each alone innocent, on. Named for the weights.
TOGETHER = (2, 3, 4)


@dataclass(frozen=True)
class Seen:
    """strength: 0.0 to about 2.0. start, end: its first place in the folded text."""

    strength: float
    start: int
    end: int


def evidence_of(text: Blind, subject: str) -> dict[str, Seen]:
    """By name; only what is there. subject: "message" or "job"."""
    places: dict[str, list[tuple[int, int]]] = {}
    for hit in PHRASES[subject].find(text.plain):
        if hit.name in CLEARING or not is_denied(text.plain, hit.start):
            places.setdefault(hit.name, []).append((hit.start, hit.end))
    seen = {name: _seen(found, MOST_COUNTED[subject]) for name, found in places.items()}
    for sign in signs_of(text, subject=subject):
        seen[sign.name] = Seen(sign.strength, sign.start, sign.end)
    thin = 1.0
    if subject == "message":
        thin = min(1.0, MESSAGE_LENGTH / max(1, len(text.plain)))
        seen = {name: replace(one, strength=one.strength * thin) for name, one in seen.items()}
    kinds = len(seen.keys() - CLEARING - COMMON)
    together = {f"kinds-{n}": Seen(thin, 0, 0) for n in TOGETHER if kinds >= n}
    return seen | together


def _seen(places: list[tuple[int, int]], most: int) -> Seen:
    start, end = min(places)
    return Seen(sqrt(min(len(set(places)), most)), start, end)
