"""Campaigns of any pile of ads, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lamppost.screening.campaigns.around import seen_around
from lamppost.screening.campaigns.engine import Engine
from lamppost.screening.campaigns.memory import MemoryIndex, MemoryTemplates
from lamppost.screening.campaigns.scoring import score
from lamppost.screening.campaigns.values import Ad, Line, Result


def try_ads(ads: Iterable[Ad]) -> Result:
    """Takes them in the order in which they come; an id that comes twice is two ads."""
    store = MemoryTemplates()
    engine = Engine(MemoryIndex(), store)
    ids = []
    for at, ad in enumerate(ads):
        ids.append((ad.id, f"{at}:{ad.id}"))
        engine.add(replace(ad, id=f"{at}:{ad.id}"))
    placed = [(ad, store.template_of(own) or 0) for ad, own in ids]
    return told(placed, store)


def told(placed: Sequence[tuple[str, int]], store: MemoryTemplates) -> Result:
    """What is to be said of ads that are in templates. placed: their ids with the templates'."""
    kept = store.get(store.numbers())
    around = seen_around(member for number in kept for member in store.members(number))
    scored = {number: score(kept[number], store.members(number), around) for number in kept}
    lines = tuple(
        Line(ad, number, scored[number].flagged, scored[number].score, _why(scored[number].reasons))
        for ad, number in placed
    )
    return Result(lines, ())


def _why(reasons: tuple[str, ...]) -> str:
    return " ".join(reasons)
