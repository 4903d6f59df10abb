"""Which templates of different pieces might be one: asked of the engine, over a narrow window.

The engine is the same as everywhere. It sees an index that holds only what other pieces have under
the same keys, and templates that cannot be changed; where it would put an ad is the link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from lamppost.screening.campaigns.background import Background
from lamppost.screening.campaigns.batch.pieces import Local, Piece
from lamppost.screening.campaigns.engine import Engine
from lamppost.screening.campaigns.folding import flat
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member

ASKED = 3  # ads of a template that look for earlier ones: the first, the middle one and the last
NOBODY = -1
Postings = Mapping[int, Sequence[int]]


def keys_by_bucket(piece: Piece, buckets: int) -> list[dict[int, list[int]]]:
    """The numbers of its templates by key, parted so that equal keys meet."""
    parts: list[dict[int, list[int]]] = [{} for _bucket in range(buckets)]
    for number, local in enumerate(piece.locals, piece.first):
        for key in local.keys:
            parts[key % buckets].setdefault(key, []).append(number)
    return parts


def shared(parts: Sequence[dict[int, list[int]]]) -> list[dict[int, list[int]]]:
    """For each piece its keys that earlier pieces hold too, with theirs. parts: in their order."""
    so_far: dict[int, list[int]] = {}
    told: list[dict[int, list[int]]] = []
    for part in parts:
        told.append({key: list(so_far[key]) for key in part if key in so_far})
        for key, numbers in part.items():
            so_far.setdefault(key, []).extend(numbers)
    return told


def wanted(
    piece: Piece, background: Background, postings: Sequence[Postings], firsts: Sequence[int]
) -> list[list[int]]:
    """The numbers of those templates that the engine wants to see, by the piece they are in."""
    seen = _Seen({})
    _ask(piece, background, postings, seen)
    return [
        sorted(number for number in seen.wanted if low <= number < high)
        for low, high in pairwise(firsts)
    ]


def give(piece: Piece, asked: Sequence[Sequence[int]]) -> list[dict[int, Template]]:
    return [
        {number: piece.locals[number - piece.first].template for number in numbers}
        for numbers in asked
    ]


def links(
    piece: Piece,
    background: Background,
    postings: Sequence[Postings],
    given: Sequence[Mapping[int, Template]],
) -> list[tuple[int, int]]:
    """Pairs of templates, a later one and an earlier one."""
    seen = _Seen({number: template for part in given for number, template in part.items()})
    return _ask(piece, background, postings, seen)


def _ask(
    piece: Piece, background: Background, postings: Sequence[Postings], seen: _Seen
) -> list[tuple[int, int]]:
    window = _Window({key: held for part in postings for key, held in part.items()})
    engine = Engine(window, seen, background)
    found: list[tuple[int, int]] = []
    for number, local in enumerate(piece.locals, piece.first):
        if any(key in window.postings_by_key for key in local.keys):
            for member in _asking(local):
                put = engine.place(member)
                if put.is_new:  # it has not been founded: take back what was counted
                    background.remove(flat(member.codes))
                else:
                    found.append((number, put.template))
    return found


def _asking(local: Local) -> list[Member]:
    many = len(local.ads)
    return [local.ads[at][1] for at in sorted({0, many // 2, many - 1})[:ASKED]]


class _Window:
    """An index of what earlier pieces have; nothing can be put into it."""

    def __init__(self, postings_by_key: Postings) -> None:
        self.postings_by_key = postings_by_key

    def postings(self, keys: Sequence[int], *, limit: int) -> Postings:
        held = self.postings_by_key
        return {key: held[key][-limit:] for key in keys if key in held}

    def put(self, template: int, keys: Sequence[int]) -> None:
        pass


class _Seen:
    """Templates to look at. Whoever would found one is told that it is nobody's."""

    def __init__(self, templates: Mapping[int, Template]) -> None:
        self._templates = templates
        self.wanted: set[int] = set()

    def get(self, numbers: Sequence[int]) -> Mapping[int, Template]:
        self.wanted.update(numbers)
        return {n: self._templates[n] for n in numbers if n in self._templates}

    def found(self, template: Template, member: Member) -> int:
        return NOBODY

    def join(self, number: int, template: Template, member: Member) -> None:
        pass

    def members(self, number: int) -> Sequence[Member]:
        return ()

    def template_of(self, ad: str) -> int | None:
        return None

    def replace(self, number: int, template: Template | None, members: Sequence[Member]) -> None:
        pass
