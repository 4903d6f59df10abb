"""Small things that the board's templates ask for."""

from __future__ import annotations

from django import template

from lamppost.board.card_html import card_html
from lamppost.board.choice_html import choice_html
from lamppost.board.models import Ad
from lamppost.board.reading import show_price
from lamppost.board.search.asked import Asked

register = template.Library()
register.filter(card_html)
register.filter(choice_html)


@register.filter
def price(ad: Ad) -> str:
    return show_price(ad)


@register.simple_tag
def search_link(asked: Asked, **changes: str | None) -> str:
    """The search at hand with something changed."""
    return asked.link(**changes)
