"""Answers to what a category asks of its own."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from lamppost.board.categories import Category, Field, FieldKind

FILLED_IN = 0.6  # of the questions that need no answer
WIDEST = 400  # how far above its least a number is drawn: a house has few bedrooms, not 20


def drawn_fields(
    category: Category, words: Sequence[str], today: date, chance: random.Random
) -> dict[str, Any]:
    """Values by key, of the kinds that `field_values.clean_field` gives."""
    return {
        own.key: _DRAWN[own.kind](own, words, today, chance)
        for own in category.fields
        if own.required or chance.random() < FILLED_IN
    }


def _number(own: Field, words: Sequence[str], today: date, chance: random.Random) -> float:
    least = own.minimum or 0
    most = min(own.maximum or WIDEST, least + WIDEST)
    # Most things are small: squared, half of the draws fall in the lowest quarter.
    value = least + (most - least) * chance.random() ** 2
    return round(value, own.decimals) if own.decimals else int(value)


def _choice(own: Field, words: Sequence[str], today: date, chance: random.Random) -> str:
    return chance.choice(own.choices).value


def _many(own: Field, words: Sequence[str], today: date, chance: random.Random) -> list[str]:
    chosen = [choice.value for choice in own.choices if chance.random() < 0.3]
    return chosen or [own.choices[0].value]


def _yes_no(own: Field, words: Sequence[str], today: date, chance: random.Random) -> bool:
    return chance.random() < 0.5


def _date(own: Field, words: Sequence[str], today: date, chance: random.Random) -> str:
    return (today + timedelta(days=int(chance.random() * 60))).isoformat()


def _text(own: Field, words: Sequence[str], today: date, chance: random.Random) -> str:
    return chance.choice(words).capitalize()[: own.max_length]


_DRAWN = {
    FieldKind.NUMBER: _number,
    FieldKind.CHOICE: _choice,
    FieldKind.MANY: _many,
    FieldKind.YES_NO: _yes_no,
    FieldKind.DATE: _date,
    FieldKind.TEXT: _text,
}
