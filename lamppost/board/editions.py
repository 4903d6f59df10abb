"""What the pages of ads are made from: see `core.editions`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

from django.db.models import Model
from django.http import HttpRequest

from lamppost.board.cards import Card
from lamppost.board.models import Ad, Photo
from lamppost.board.saved import COOKIE as SAVED
from lamppost.board.search import index_state
from lamppost.core.editions import LONGEST, Edition
from lamppost.core.templatetags.text_tags import next_ago
from lamppost.people.models import Persona
from lamppost.standing.facts import PublicFacts

_SHORTLY = timedelta(minutes=1)


def edition_of_list(request: HttpRequest, *rows: Model) -> Edition:
    """A list from the index, with rows that it shows beside; one query."""
    return Edition(request, (index_state(), *map(_columns, rows)))


def edition_of_persona(request: HttpRequest, persona: Persona, facts: PublicFacts) -> Edition:
    return Edition(request, (index_state(), _columns(persona), facts))


def list_holds_until(cards: Iterable[Card], now: datetime, *, is_by_age: bool = False) -> datetime:
    """When time alone changes a list. is_by_age: it holds what was posted within some days."""
    times = [next_ago(card.renewed, now) for card in cards]
    return min([*times, now + (_SHORTLY if is_by_age else LONGEST)])


def edition_of_ad(
    request: HttpRequest, ad: Ad, photos: tuple[Photo, ...], facts: PublicFacts
) -> Edition:
    shown = (ad, ad.persona, ad.place, *photos)
    return Edition(request, (*map(_columns, shown), facts, request.COOKIES.get(SAVED)))


def ad_holds_until(ad: Ad, now: datetime) -> datetime:
    day = timedelta(days=1)
    one_day_less = ad.expires - (ceil((ad.expires - now) / day) - 1) * day
    return min(next_ago(ad.posted, now), next_ago(ad.renewed, now), one_day_less)


def _columns(row: Model) -> list[object]:
    return [getattr(row, field.attname) for field in row._meta.concrete_fields]
