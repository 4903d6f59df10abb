"""A piece of the ads, through an engine of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lamppost.screening.campaigns.background import Background
from lamppost.screening.campaigns.engine import Engine, member_of
from lamppost.screening.campaigns.memory import MemoryIndex, MemoryTemplates
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Ad, Member

# Where an ad stood in the file, and the ad. An id may come twice; a place does not.
At = tuple[int, Member]


@dataclass(frozen=True)
class Local:
    """A template of one piece, and the keys under which it is found."""

    template: Template
    ads: tuple[At, ...]
    keys: tuple[int, ...]


@dataclass(frozen=True)
class Piece:
    """Templates in the order of their founders; `first` is the number of the first of them."""

    locals: tuple[Local, ...]
    first: int = 0


class _Noting(MemoryIndex):
    """Remembers the keys that a template was put under last."""

    def __init__(self) -> None:
        super().__init__()
        self.last: dict[int, tuple[int, ...]] = {}

    def put(self, template: int, keys: Sequence[int]) -> None:
        super().put(template, keys)
        self.last[template] = tuple(dict.fromkeys(keys))


def place_piece(ads: Sequence[Ad], at: int) -> tuple[Piece, Background]:
    """at: of the first of them in the file. What was counted is apart: few steps need its 20 MB."""
    index, background = _Noting(), Background()
    store = placed(((at + n, member_of(ad)) for n, ad in enumerate(ads)), index, background)
    kept = store.get(store.numbers())
    locals_ = tuple(
        Local(kept[number], _ads(store, number), index.last.get(number, ()))
        for number in sorted(kept)
    )
    return Piece(locals_), background


def placed(ads: Iterable[At], index: MemoryIndex, background: Background) -> MemoryTemplates:
    """The templates of these ads, called by their places while they are told apart."""
    store = MemoryTemplates()
    engine = Engine(index, store, background)
    for at, member in ads:
        engine.place(replace(member, id=f"{at}:{member.id}"))
    return store


def _ads(store: MemoryTemplates, number: int) -> tuple[At, ...]:
    return tuple(named(member) for member in store.members(number))


def named(member: Member) -> At:
    """With the id that it came with."""
    at, _colon, key = member.id.partition(":")
    return int(at), replace(member, id=key)
