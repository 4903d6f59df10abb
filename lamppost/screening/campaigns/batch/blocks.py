"""Templates that links hold together, and what the engine makes of their ads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from heapq import merge

from lamppost.screening.campaigns.background import Background
from lamppost.screening.campaigns.batch.pieces import At, Piece, named, placed
from lamppost.screening.campaigns.folding import flat
from lamppost.screening.campaigns.memory import MemoryIndex
from lamppost.screening.campaigns.template import Template

Group = tuple[Template, tuple[At, ...]]


def blocks(links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Of each template that is linked, the first one of its block."""
    first: dict[int, int] = {}

    def top(number: int) -> int:
        while (above := first.setdefault(number, number)) != number:
            first[number] = first[above]
            number = above
        return number

    for one, other in links:
        low, high = sorted((top(one), top(other)))
        first[high] = low
    return {number: top(number) for number in sorted(first)}


def counted(piece: Piece, background: Background, tops: Mapping[int, int]) -> Background:
    """The words of its templates that are of no block: those of the others are counted there."""
    for number, local in enumerate(piece.locals, piece.first):
        if number in tops:
            background.remove(flat(local.ads[0][1].codes))
    return background


def summed(backgrounds: Sequence[Background]) -> Background:
    whole = Background()
    for background in backgrounds:
        whole.include(background)
    return whole


def members_by_piece(
    piece: Piece, tops: Mapping[int, int], firsts: Sequence[int]
) -> list[dict[int, list[tuple[At, ...]]]]:
    """The ads of its templates that are in blocks, by the piece in which the block begins."""
    parts: list[dict[int, list[tuple[At, ...]]]] = [{} for _piece in firsts[1:]]
    for number, local in enumerate(piece.locals, piece.first):
        if number in tops:
            where = bisect_right(firsts, tops[number]) - 1
            parts[where].setdefault(tops[number], []).append(local.ads)
    return parts


def groups(
    piece: Piece,
    tops: Mapping[int, int],
    given: Sequence[Mapping[int, list[tuple[At, ...]]]],
    background: Background,
) -> list[Group]:
    """The templates of a piece that are of no block, and those of the blocks that begin in it."""
    found = [
        (local.template, local.ads)
        for number, local in enumerate(piece.locals, piece.first)
        if number not in tops
    ]
    for top in sorted({top for part in given for top in part}):
        ads = merge(*(ads for part in given for ads in part.get(top, ())), key=_place)
        found += _told_apart(ads, background)
    return found


def _told_apart(ads: Iterable[At], background: Background) -> list[Group]:
    store = placed(ads, MemoryIndex(), background)
    kept = store.get(store.numbers())
    made = [
        (template, tuple(named(member) for member in store.members(number)))
        for number, template in sorted(kept.items())
    ]
    # The next block is to find the words as common as this one found them.
    for _template, members in made:
        background.remove(flat(members[0][1].codes))
    return made


def _place(ad: At) -> int:
    return ad[0]
