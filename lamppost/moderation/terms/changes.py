"""What is different between two versions of the terms, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel

from lamppost.moderation.terms.reading import Kind, Piece, pieces_of

# Fewer words than this that stayed between two changes are shown as changed with them: single
# words such as "the" that happen to be the same make a change hard to read.
ISLAND = 3


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    TAKEN = "taken"


@dataclass(frozen=True)
class Run:
    """Words in a row that share a fate."""

    change: Change
    words: str


@dataclass(frozen=True)
class Passage:
    """A heading, point or paragraph, with the fate of its words. under: its heading."""

    kind: Kind
    runs: tuple[Run, ...]
    under: str = ""

    @property
    def has_changed(self) -> bool:
        return any(run.change != Change.SAME for run in self.runs)


@dataclass(frozen=True)
class _Token:
    """A word; or, without one, the beginning of a piece of some kind."""

    word: str
    begins: Kind | None = None


_Fate = tuple[Change, _Token]


def changed_passages(before: str, after: str) -> list[Passage]:
    """Those in which something was added or taken out, in the order in which they stand."""
    return [one for one in passages_of(before, after) if one.has_changed]


def passages_of(before: str, after: str) -> list[Passage]:
    """Every passage of either text. Quadratic in the words that differ, in compiled code."""
    fates = _without_islands(_whole_pieces(list(_fates(_tokens(before), _tokens(after)))))
    found: list[Passage] = []
    heading = ""
    for passage in _passages(fates):
        if passage.kind == Kind.HEADING:
            heading = " ".join(r.words for r in passage.runs if r.change != Change.TAKEN)
        found.append(Passage(passage.kind, passage.runs, heading))
    return found


def _tokens(text: str) -> list[_Token]:
    return [token for piece in pieces_of(text) for token in _tokens_of(piece)]


def _tokens_of(piece: Piece) -> Iterator[_Token]:
    yield _Token("", piece.kind)
    yield from map(_Token, piece.text.split())


def _fates(before: list[_Token], after: list[_Token]) -> Iterator[_Fate]:
    for step in Indel.opcodes(before, after):
        if step.tag == "equal":
            yield from ((Change.SAME, one) for one in after[step.dest_start : step.dest_end])
            continue
        yield from ((Change.TAKEN, one) for one in before[step.src_start : step.src_end])
        yield from ((Change.ADDED, one) for one in after[step.dest_start : step.dest_end])


def _whole_pieces(fates: list[_Fate]) -> list[_Fate]:
    """What was only added, or only taken out, moved to where a piece begins, if it reads the same
    there: of "[- No kni]ves [- No dr]ugs" the whole point is new, not the end and the next start.
    """
    found = list(fates)
    first = 0
    for change, run in groupby(fates, lambda fate: fate[0]):
        last = first + len(list(run))
        if change != Change.SAME and not found[first][1].begins:
            back = _way_back(found, first, last)
            moved = [(change, token) for _fate, token in found[first - back : last - back]]
            stayed = [(Change.SAME, token) for _fate, token in found[last - back : last]]
            found[first - back : last] = [*moved, *stayed]
        first = last
    return found


def _way_back(fates: list[_Fate], first: int, last: int) -> int:
    """By how many words fates[first:last] can begin earlier, so as to begin with a piece; else 0.

    Only words that are the same at both ends can be given from one to the other.
    """
    is_alone = last == len(fates) or fates[last][0] == Change.SAME
    for back in range(1, first + 1 if is_alone else 0):
        change, token = fates[first - back]
        if change != Change.SAME or token != fates[last - back][1]:
            return 0
        if token.begins:
            return back
    return 0


def _without_islands(fates: list[_Fate]) -> list[_Fate]:
    """Short stretches that stayed, taken out and added again with what stands around them."""
    stretches = [
        (is_same, list(run)) for is_same, run in groupby(fates, lambda fate: fate[0] == Change.SAME)
    ]
    found: list[_Fate] = []
    gap: list[_Fate] = []
    for number, (is_same, run) in enumerate(stretches):
        is_inside = 0 < number < len(stretches) - 1
        if is_same and not (is_inside and _is_island(run)):
            found += [*_sorted(gap), *run]
            gap = []
        elif is_same:
            gap += [(change, one) for change in (Change.TAKEN, Change.ADDED) for _s, one in run]
        else:
            gap += run
    return [*found, *_sorted(gap)]


def _is_island(run: list[_Fate]) -> bool:
    return len(run) < ISLAND and all(token.begins is None for _change, token in run)


def _sorted(gap: list[_Fate]) -> list[_Fate]:
    """What was taken out first, then what was added."""
    return [fate for change in (Change.TAKEN, Change.ADDED) for fate in gap if fate[0] == change]


def _passages(fates: list[_Fate]) -> Iterator[Passage]:
    """A passage begins where a piece of either text does."""
    kind, words = Kind.PARAGRAPH, list[_Fate]()
    for change, token in [*fates, (Change.SAME, _Token("", Kind.PARAGRAPH))]:
        if not token.begins:
            words.append((change, token))
            continue
        if words:
            yield Passage(kind, _runs(words))
        kind, words = token.begins, []


def _runs(fates: list[_Fate]) -> tuple[Run, ...]:
    return tuple(
        Run(change, " ".join(token.word for _change, token in run))
        for change, run in groupby(fates, lambda fate: fate[0])
    )
