"""The texts of the demo's ads: read from content/, their gaps filled."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

CONTENT = Path(__file__).with_name("content")

# What a row says about an ad; every other key of it fills the gap of that name.
_ABOUT = (
    "category",
    "title",
    "text",
    "price",
    "price_kind",
    "fields",
    "town",
    "picture",
    "hue",
    "photos",
)


@dataclass(frozen=True, eq=False)  # each is itself: two may read alike
class Text:
    """One ad as written, before chance gives it an age, a poster and a place."""

    category: str
    title: str
    text: str
    price: Decimal | None
    price_kind: str
    fields: Mapping[str, object]
    town: str | None
    pictures: tuple[str, ...]
    hue: int | None
    photos: int | None
    is_spare: bool  # one of the many short ones, the first to be left out


def texts(rng: Random) -> list[Text]:
    """All of them, in the order of the files."""
    return [text for book in _books() for text in _of_book(book, rng)]


@cache
def _books() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(path.read_text("utf-8")) for path in sorted(CONTENT.glob("*.toml")))


def _of_book(book: Mapping[str, Any], rng: Random) -> Iterator[Text]:
    pools = {gap: _forever(lines, rng) for gap, lines in book.get("pools", {}).items()}
    for ad in book["ad"]:
        for variant in ad.get("variants", ({},)):
            gaps = {gap: next(lines) for gap, lines in pools.items()}
            yield _text(ad, variant, gaps, is_spare=bool(pools))


def _forever(lines: list[str], rng: Random) -> Iterator[str]:
    """Every line once in some order, then every line again in another."""
    while True:
        yield from rng.sample(lines, len(lines))


def _text(
    ad: Mapping[str, Any], variant: Mapping[str, Any], gaps: Mapping[str, str], *, is_spare: bool
) -> Text:
    row = {**ad, **variant, "fields": {**ad.get("fields", {}), **variant.get("fields", {})}}
    fill = {**gaps, **{key: value for key, value in row.items() if key not in _ABOUT}}
    price = Decimal(str(row["price"])) if "price" in row else None
    pictures = row.get("picture", "none")
    kinds = tuple(pictures) if isinstance(pictures, list) else (pictures,)
    return Text(
        category=row["category"],
        title=row["title"].format_map(fill),
        text=_tidy(row["text"].format_map(fill)),
        price=price,
        price_kind=row.get("price_kind", "fixed" if price is not None else ""),
        fields=row["fields"],
        town=row.get("town"),
        pictures=() if kinds == ("none",) else kinds,
        hue=row.get("hue"),
        photos=row.get("photos"),
        is_spare=is_spare,
    )


def _tidy(text: str) -> str:
    """Without the spaces that an empty gap leaves."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
