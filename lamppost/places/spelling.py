"""The ways in which one name is written, and the ways in which a question can be read. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lamppost.core.text import fold
from lamppost.places.regions import Region, regions_meant

# American town names are written both ways on signs, in the post and in the gazetteer.
_IN_FULL = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain"}
# Where no umlaut can be typed, German and its neighbours write a second letter instead.
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_ASIDE = re.compile(r"\s*\([^)]*\)?")  # "(near Media)" in a label tells people, not the search
_LONGEST_REGION_WORDS = 3  # "district of columbia"


@dataclass(frozen=True)
class Reading:
    """A question as a name, spelled in one or more ways, and the regions it may lie in."""

    ways: tuple[str, ...]
    regions: frozenset[Region] | None = None


def asked_ways(text: str) -> tuple[str, ...]:
    """The folded text, and the same with its abbreviations written out."""
    folded = fold(text)
    if not folded:
        return ()
    full = " ".join(_IN_FULL.get(word, word) for word in folded.split())
    return (folded,) if full == folded else (folded, full)


def kept_ways(name: str) -> frozenset[str]:
    """Every folded way in which a name shall be found."""
    ways = asked_ways(name)
    if name.isascii():
        return frozenset(ways)
    return frozenset(ways + asked_ways(name.casefold().translate(_DIGRAPHS)))


def readings(text: str) -> list[Reading]:
    """What a person may mean, likeliest first: "dayton oh" is a name, or a name in Ohio."""
    name, comma, rest = _ASIDE.sub("", text).rpartition(",")
    if comma and asked_ways(name):
        return _with_comma(name, rest)
    words = fold(rest).split()
    tails = range(1, min(_LONGEST_REGION_WORDS, len(words) - 1) + 1)
    parted = [(" ".join(words[:-count]), " ".join(words[-count:])) for count in tails]
    whole = [Reading(asked_ways(rest))] if words else []
    return whole + [
        Reading(asked_ways(head), regions)
        for head, tail in parted
        if (regions := regions_meant(tail))
    ]


def _with_comma(name: str, rest: str) -> list[Reading]:
    regions = regions_meant(rest)
    if regions:
        return [Reading(asked_ways(name), regions), Reading(asked_ways(f"{name} {rest}"))]
    return [Reading(asked_ways(f"{name} {rest}")), Reading(asked_ways(name))]
