"""Which cues together a person should look at. Pure.

No cue counts alone: each stands in honest ads every day.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise, product
from pathlib import Path

from lamppost.screening.checks.services.weighing import HOLD_AT, weigh
from lamppost.screening.wording import Hit, Lexicon, tokens

WORDS = Path(__file__).parent / "words"

# Characters within which two cues speak of the same thing: two or three sentences.
NEAR = 160

# Groups that with a word of youth beside them are looked at; more than one name: all of them.
WITH_YOUTH = (
    ("secret",),
    ("model", "money"),
    ("model", "travel"),
    ("company", "money"),
    ("company", "travel"),
)

# Of these at least two, and one of the first three, before anything is said of how people work.
STRONG = ("documents", "debt", "autonomy")
WORKING = (*STRONG, "third", "days", "lodging", "recruit")
ENOUGH = 2
ENOUGH_IN_ADVICE = 4  # who warns of such work names all of it

# Of one group, beside one word: texts that repeat themselves must not cost more.
_TRIED = 6

# An honest subject beside a child outweighs money, company or a model, and never secrecy.
SPOKEN_FOR = 1


def worth_a_look(plain: str) -> Hit | None:
    """The phrase to look at first, or None. plain: as `Normal.plain` has it."""
    groups: dict[str, list[Hit]] = defaultdict(list)
    for hit in _lexicon().find(tokens(plain)):
        groups[hit.name].append(hit)
    return _young(groups, plain) or _bound(groups, plain)


def _young(groups: dict[str, list[Hit]], plain: str) -> Hit | None:
    """Youth beside secrecy, or beside company or pictures that are paid for."""
    youth = groups.get("youth")
    if not youth:
        return None
    for names in WITH_YOUTH:
        found = _together([youth, *(groups.get(name, []) for name in names)])
        if found and ("secret" in names or not _is_spoken_for(groups, found)):
            return found
    if weigh(plain).total >= HOLD_AT and not _is_spoken_for(groups, youth[0]):
        return youth[0]
    return None


def _bound(groups: dict[str, list[Hit]], plain: str) -> Hit | None:
    """People who are spoken for, kept from going, or made to owe: several such cues together."""
    found = [name for name in WORKING if name in groups]
    enough = ENOUGH_IN_ADVICE if "advice" in groups else ENOUGH
    is_service = weigh(plain).total >= HOLD_AT
    if is_service and "third" in found:
        found.append("service")
    if len(found) < enough or not (is_service or set(found) & set(STRONG)):
        return None
    return groups[found[0]][0]


def _is_spoken_for(groups: dict[str, list[Hit]], by: Hit) -> bool:
    near = [hit for hit in groups.get("honest", []) if _distance(hit, by) <= NEAR]
    return len(near) >= SPOKEN_FOR or "guarded" in groups


def _together(wanted: Sequence[Sequence[Hit]]) -> Hit | None:
    """The first of the first group near to which there is one of each other; no word is two."""
    for first in wanted[0]:
        near = [[hit for hit in hits if _is_beside(hit, first)][:_TRIED] for hits in wanted[1:]]
        if any(_are_apart(hits) for hits in product(*near)):
            return first
    return None


def _is_beside(hit: Hit, other: Hit) -> bool:
    return 0 < _distance(hit, other) <= NEAR


def _are_apart(hits: Iterable[Hit]) -> bool:
    places = sorted((hit.start, hit.end) for hit in hits)
    return all(end <= start for (_, end), (start, _) in pairwise(places))


def _distance(hit: Hit, other: Hit) -> int:
    """Characters between; at least 1 for neighbours, 0 where they overlap."""
    return max(0, hit.start - other.end, other.start - hit.end)


@cache
def _lexicon() -> Lexicon:
    groups: dict[str, list[str]] = defaultdict(list)
    for file in sorted(WORDS.glob("??.toml")):
        for name, phrases in tomllib.loads(file.read_text("utf-8")).items():
            groups[name] += phrases
    return Lexicon(groups)
