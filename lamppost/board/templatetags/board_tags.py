"""Small things that the board's templates ask for."""

from __future__ import annotations

from django import template

from lamppost.board.actions.transitions import STOPPED
from lamppost.board.card_html import card_html
from lamppost.board.choice_html import choice_html
from lamppost.board.models import Ad
from lamppost.board.reading import show_price
from lamppost.board.search.asked import Asked
from lamppost.journal.reasons_link import reasons_link

register = template.Library()
register.filter(card_html)
register.filter(choice_html)


@register.filter
def price(ad: Ad) -> str:
    return show_price(ad)


@register.filter(name="reasons_link")
def link_to_reasons(ad: Ad) -> str:
    """For its poster, where a decision restricts it now."""
    return reasons_link(ad.decision) if ad.state in STOPPED else ""


@register.simple_tag
def search_link(asked: Asked, **changes: str | None) -> str:
    """The search at hand with something changed."""
    return asked.link(**changes)
