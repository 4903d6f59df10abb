"""Rows as the database keeps them, without a model object for each."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, models

from benchmarks.boards.times import SLOTS_A_SEC, Times
from lamppost.board.content import AdContent, term_of
from lamppost.board.models import Ad, Photo, State

WITH_PHOTO = 0.6
# Not due to end while somebody measures: a watcher would be busy with thousands of ends a day.
LONGER = timedelta(days=730)
POSTERS_EACH = 20  # ads of a persona, on average
POSTERS = range(20, 50_000)

Row = tuple[Any, ...]
Piece = tuple[list[Row], list[Row]]  # of ads, of photos


def posters_of(ads: int) -> int:
    return max(POSTERS.start, min(POSTERS.stop, ads // POSTERS_EACH))


def ad_rows(contents: Sequence[AdContent], *, first: int, times: Times, seed: int) -> Piece:
    """Rows of ads and of their photos; `first` is the number of the first of them."""
    chance = random.Random(f"{seed} rows {first}")
    ads = [
        _ad(content, number, times, chance) for number, content in enumerate(contents, start=first)
    ]
    photos = [_photo(ad) for ad in ads if ad["cover"]]
    return rows_of(Ad, ads), rows_of(Photo, photos)


def _ad(content: AdContent, number: int, times: Times, chance: random.Random) -> dict[str, Any]:
    posted, renewed = times.of(number, chance)
    posters = posters_of(times.ads)
    covered = chance.random() < WITH_PHOTO
    return {
        **content.wording(),
        **content.found_by(),
        "id": number + 1,
        "place": content.place.pk,
        # Squared: a few dealers have hundreds of ads, most people two or three.
        "persona": 1 + int(posters * chance.random() ** 2),
        "state": State.LIVE.value,
        "posted": posted,
        "renewed": renewed,
        "bump": int(renewed.timestamp() * SLOTS_A_SEC),
        "expires": renewed + term_of(content.category) + LONGER,
        "begun_as": UUID(int=chance.getrandbits(128), version=4),
        "cover": f"{chance.getrandbits(256):064x}" if covered else "",
    }


def _photo(ad: Mapping[str, Any]) -> dict[str, Any]:
    # There is no file behind it: pages are measured without the pictures that they show.
    size = {"width": 1280, "height": 960}
    return {"ad": ad["id"], "digest": ad["cover"], "added": ad["posted"], "id": ad["id"], **size}


def columns_of(model: type[models.Model]) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]


def rows_of(model: type[models.Model], said: Iterable[Mapping[str, Any]]) -> list[Row]:
    """What is not said of a row is as the model has it by default."""
    kept = [
        (field.name, field.get_default, _keeper(field)) for field in model._meta.concrete_fields
    ]
    return [
        tuple(keep(one[name] if name in one else default()) for name, default, keep in kept)
        for one in said
    ]


def _keeper(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """Makes a value what the driver takes. Django's own way there takes three times as long."""
    if isinstance(field, models.JSONField):
        return json.dumps
    if connection.vendor == "sqlite":
        if isinstance(field, models.DateTimeField):
            return _without_zone
        if isinstance(field, models.UUIDField):
            return _hex
    return _as_it_is


def _without_zone(at: datetime | None) -> str | None:
    return None if at is None else str(at.replace(tzinfo=None))


def _hex(key: UUID | None) -> str | None:
    return None if key is None else key.hex


def _as_it_is(value: Any) -> Any:  # noqa: ANN401
    return value
