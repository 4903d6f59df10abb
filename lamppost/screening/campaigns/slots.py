"""A template as fixed text and slots, with what each ad has in each slot.

1. Each ad is aligned with the words that most of its ads have (its sentences put in order first).
2. A word is fixed if the ads keep it as often as they keep the others. One that far fewer have,
   and a phone number or price that changes, is a slot's most frequent value.
3. Between two fixed words there is a slot if enough of the ads have something there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import median

from rapidfuzz.distance import LCSseq

from lamppost.screening.campaigns.ordering import reorder
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member, Part, Value
from lamppost.screening.campaigns.written import KINDS, Written

OFTEN = 0.4  # of the ads have something in a slot: edits put a word beside few fixed ones


@dataclass(frozen=True, slots=True)
class _Row:
    """An ad along the template. order: its words as the template has them, by their places in the
    ad; at: for each column, where in `order` the ad has it, or -1."""

    ad: str
    written: Written
    order: Sequence[int]
    at: Sequence[int]


def parts(
    template: Template, members: Sequence[Member], texts: Mapping[str, Written]
) -> tuple[Part, ...]:
    """texts: by the ads' ids."""
    columns = _core(template)
    rows = [_row(member, texts[member.id], columns) for member in members]
    fixed = _fixed(columns, rows)
    between = [_between(row, fixed) for row in rows]
    often = OFTEN * len(rows)
    is_slot = [sum(bool(one[gap]) for one, _ in between) >= often for gap in range(len(fixed) + 1)]
    values = [
        _values(row, fixed, is_slot, told) for row, (_, told) in zip(rows, between, strict=True)
    ]
    return _built(rows, fixed, is_slot, values)


def _core(template: Template) -> str:
    if template.size == 1:
        return template.columns
    most = max(template.support)
    return "".join(
        word
        for word, count in zip(template.columns, template.support, strict=True)
        if count * 2 > most
    )


def _row(member: Member, written: Written, columns: str) -> _Row:
    moved, order = written.flat, list(range(len(written.flat)))
    straight = LCSseq.similarity(moved, columns)
    if straight * 10 < (Counter(moved) & Counter(columns)).total() * 9:  # it cannot be better
        other, places, _cuts = reorder(member.codes, columns)
        if straight * 10 < LCSseq.similarity(other, columns) * 9:
            moved, order = other, places
    at = [-1] * len(columns)
    for step in LCSseq.opcodes(moved, columns):
        if step.tag == "equal":
            for along in range(step.dest_end - step.dest_start):
                at[step.dest_start + along] = step.src_start + along
    return _Row(member.id, written, order, at)


def _fixed(columns: str, rows: Sequence[_Row]) -> list[int]:
    """The columns that are the template's own."""
    many = len(rows)
    kept = [sum(row.at[column] >= 0 for row in rows) / many for column in range(len(columns))]
    usual = median(kept) if kept else 1.0
    least = usual - 2 * sqrt(usual * (1 - usual) / many) - 0.05
    return [
        column
        for column, word in enumerate(columns)
        if kept[column] >= least and not (word in KINDS and _changes(rows, column))
    ]


def _changes(rows: Sequence[_Row], column: int) -> bool:
    said = {
        row.written.piece([row.order[row.at[column]]]).casefold()
        for row in rows
        if row.at[column] >= 0
    }
    return len(said) > 1


def _between(row: _Row, fixed: Sequence[int]) -> tuple[list[list[int]], list[list[int]]]:
    """What the ad has before, between and after the fixed words.

    First only where it has the fixed words on both sides, so that it is clear what stands where;
    then everything: (in which gap it begins, in which it ends, words ...) for each run.
    """
    clear: list[list[int]] = [[] for _ in range(len(fixed) + 1)]
    runs: list[list[int]] = []
    gap, start = 0, 0
    for number, column in enumerate([*fixed, -1]):
        here = len(row.order) if column < 0 else row.at[column]
        if here < 0:
            continue
        words = list(range(start, here))
        if words:
            runs.append([gap, number, *words])
            if gap == number:
                clear[gap] = words
        gap, start = number + 1, here + 1
    return clear, runs


def _values(
    row: _Row, fixed: Sequence[int], is_slot: Sequence[bool], runs: Sequence[Sequence[int]]
) -> dict[int, list[int]]:
    """The ad's words in each slot. Where it lacks fixed words, runs are shared out in order."""
    found: dict[int, list[int]] = {}
    for first, last, *words in runs:
        slots = [gap for gap in range(first, last + 1) if is_slot[gap]]
        if not slots:
            continue
        # A word was put in the place of each fixed one that is missing, or it was left out.
        places = [place for gap in range(first, last + 1) for place in _places(gap, last, is_slot)]
        if len(places) != len(words):
            places = slots
        for number, word in enumerate(words):
            gap = places[min(number, len(places) - 1)]
            if gap >= 0:
                found.setdefault(gap, []).append(word)
    return found


def _places(gap: int, last: int, is_slot: Sequence[bool]) -> list[int]:
    """The slot, if it is one, and -1 for the fixed word behind it."""
    return [*([gap] if is_slot[gap] else []), *([-1] if gap < last else [])]


def _built(
    rows: Sequence[_Row],
    fixed: Sequence[int],
    is_slot: Sequence[bool],
    values: Sequence[Mapping[int, Sequence[int]]],
) -> tuple[Part, ...]:
    built: list[Part] = []
    run: list[int] = []
    for gap in range(len(fixed) + 1):
        if is_slot[gap]:
            if run:
                built.append(Part(_said(rows, run)))
                run = []
            said = tuple(
                Value(row.ad, row.written.piece([row.order[at] for at in own.get(gap, ())]))
                for row, own in zip(rows, values, strict=True)
            )
            built.append(Part("", said))
        if gap < len(fixed):
            run.append(fixed[gap])
    if run:
        built.append(Part(_said(rows, run)))
    return tuple(built)


def _said(rows: Sequence[_Row], columns: Sequence[int]) -> str:
    """As the first ad has it that has all of it; else each word as most of the ads write it."""
    for row in rows:
        words = [row.at[column] for column in columns]
        if words[0] >= 0 and all(after == before + 1 for before, after in pairwise(words)):
            return row.written.piece([row.order[at] for at in words])
    return " ".join(_word(rows, column) for column in columns)


def _word(rows: Sequence[_Row], column: int) -> str:
    said = Counter(
        row.written.piece([row.order[row.at[column]]]) for row in rows if row.at[column] >= 0
    )
    return said.most_common(1)[0][0] if said else ""
