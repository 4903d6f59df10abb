"""Campaigns of any pile of ads, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lamppost.screening.campaigns.engine import Engine
from lamppost.screening.campaigns.memory import MemoryIndex, MemoryTemplates
from lamppost.screening.campaigns.scoring import score
from lamppost.screening.campaigns.values import Ad, Line, Result


def try_ads(ads: Iterable[Ad]) -> Result:
    """Takes them in the order in which they come; an id that comes twice is two ads."""
    store = MemoryTemplates()
    engine = Engine(MemoryIndex(), store)
    placed = [
        (ad.id, engine.add(replace(ad, id=f"{at}:{ad.id}")).template) for at, ad in enumerate(ads)
    ]
    return told(placed, store)


def told(placed: Sequence[tuple[str, int]], store: MemoryTemplates) -> Result:
    """What is to be said of ads that are in templates. placed: their ids with the templates'."""
    kept = store.get(store.numbers())
    scored = {number: score(kept[number], store.members(number)) for number in kept}
    lines = tuple(
        Line(ad, number, scored[number].flagged, scored[number].score, _why(scored[number].reasons))
        for ad, number in placed
    )
    return Result(lines, ())


def _why(reasons: tuple[str, ...]) -> str:
    return " ".join(reasons)
