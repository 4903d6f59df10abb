"""Cards as the index keeps them: one text each, the same in both engines."""

from __future__ import annotations

import json
from datetime import datetime

from lamppost.board.cards import Card


def write_card(card: Card) -> str:
    parts = (card.pk, card.url, card.title, card.price, card.place, card.teaser, card.cover)
    return json.dumps([*parts, card.renewed.isoformat()], ensure_ascii=False)


def read_card(said: str) -> Card:
    pk, url, title, price, place, teaser, cover, renewed = json.loads(said)
    return Card(pk, url, title, price, place, datetime.fromisoformat(renewed), teaser, cover)
