"""What the phrases of a text say together: points for, what explains them, and the sum. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lamppost.screening.checks.services.kinds import (
    CONTEXTS,
    CORE,
    MANY_KINDS,
    OFFERING,
    SIGNALS,
    STUBBORN,
    STUBBORN_LEAVES,
    UNNAMED,
)
from lamppost.screening.checks.services.lexicon import files, lexicon, small_words
from lamppost.screening.wording import Hit, Row, tokens

# Above: refused. Between: a person looks. The corpus is where they were set; see
# docs/algorithms/policy-checks.md for what each costs.
REFUSE_AT = 3.4
HOLD_AT = 2.5

# A language is there with half as many of its small words as the one with the most.
_LANGUAGE_SHARE = 0.5

# One word about something else explains little where much is said of a service.
_BEARING = 1.5

# Phrases that begin so few before another are looked at for whether they hold it.
_NEAR = 8
_END = 1 << 40

# Points of a kind below which it says nothing of what is offered.
_MATTERS = 0.5

# As many phrases of one kind as count.
_COUNTED = 6


@dataclass(frozen=True)
class Weighed:
    """points: by kind, after what explains them; contexts: how many phrases of each."""

    points: Mapping[str, float]
    contexts: Mapping[str, int]
    hits: tuple[Hit, ...] = ()

    @property
    def total(self) -> float:
        """0.0 where nothing says what is offered."""
        kinds = [kind for kind, points in self.points.items() if points >= _MATTERS]
        if not CORE.isdisjoint(kinds):
            return sum(self.points.values())
        return sum(self.points.values()) - UNNAMED if len(kinds) >= MANY_KINDS else 0.0


@lru_cache(maxsize=4)
def weigh(plain: str) -> Weighed:
    """Of a text as `Normal.plain` has it. Linear in its length."""
    by_kind: dict[str, list[Hit]] = defaultdict(list)
    row = tokens(plain)
    for hit in lexicon().find(row):
        by_kind[hit.name].append(hit)
    contexts = _contexts(by_kind, _languages(row))
    signals = _signals(by_kind, contexts)
    counts = _counts(contexts, signals)
    is_offer = len(OFFERING.intersection(signals)) >= 2
    said = sum(map(_different, signals.values()))
    bearing = min(1.0, _BEARING * sum(counts.values()) / said) if said else 1.0
    points = {
        kind: _sum(kind, hits) * (1.0 - bearing * (1.0 - _left(kind, counts, is_offer=is_offer)))
        for kind, hits in signals.items()
    }
    return Weighed(points, counts, tuple(hit for hits in signals.values() for hit in hits))


def _languages(row: Row) -> frozenset[str]:
    """Those that a text is in, by their small words; all of them where it has none."""
    shown = Counter(language for text in row.texts for language in small_words().get(text, ()))
    most = max(shown.values(), default=0)
    return frozenset(lang for lang in files() if shown[lang] >= _LANGUAGE_SHARE * most)


def _contexts(
    by_kind: Mapping[str, Sequence[Hit]], languages: frozenset[str]
) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = defaultdict(list)
    for kind, hits in by_kind.items():
        language, _, name = kind.partition(" ")
        if name and language in languages:
            found[name] += hits
    return found


def _signals(
    by_kind: Mapping[str, Sequence[Hit]], contexts: Mapping[str, Sequence[Hit]]
) -> dict[str, list[Hit]]:
    """Without what is part of a phrase about something else, as in "massage table"."""
    wider = _Places(hit for hits in contexts.values() for hit in hits)
    signals = {
        kind: [hit for hit in hits if not wider.hold(hit)]
        for kind, hits in by_kind.items()
        if kind in SIGNALS
    }
    return {kind: hits for kind, hits in signals.items() if hits}


def _counts(
    contexts: Mapping[str, Sequence[Hit]], signals: Mapping[str, Sequence[Hit]]
) -> dict[str, int]:
    """Of each context, without what is part of an offer, as in "photos on request"."""
    wider = _Places(hit for hits in signals.values() for hit in hits)
    counts = {
        name: _different(hit for hit in hits if not wider.hold(hit))
        for name, hits in contexts.items()
    }
    return {name: count for name, count in counts.items() if count}


class _Places:
    """Where phrases stand."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self._places = sorted((hit.start, hit.end) for hit in hits)

    def hold(self, hit: Hit) -> bool:
        """Whether one of them holds it and more."""
        last = bisect_right(self._places, (hit.start, _END))
        return any(
            hit.end <= end and end - start > hit.end - hit.start
            for start, end in self._places[max(0, last - _NEAR) : last]
        )


def _sum(kind: str, hits: Sequence[Hit]) -> float:
    signal = SIGNALS[kind]
    return min(signal.most, signal.first + signal.more * (_different(hits) - 1))


def _different(hits: Iterable[Hit]) -> int:
    """Phrases by what they cover: one place counts once, and a phrase said twice counts once."""
    covered: set[str] = set()
    end = -1
    for hit in hits:
        if hit.start >= end:
            covered.add(hit.phrase)
            end = hit.end
    return min(len(covered), _COUNTED)


def _left(kind: str, contexts: Mapping[str, int], *, is_offer: bool) -> float:
    """The share of a kind's points that no context explains."""
    share = 1.0
    for name, count in contexts.items():
        context = CONTEXTS[name]
        if kind in context.explains:
            # What names a service is explained by two words about something else, not by one.
            weight = count - 0.5 if kind in STUBBORN else count
            share *= context.leaves**weight
    if is_offer and kind in STUBBORN:
        share = max(share, STUBBORN_LEAVES)
    return share
