"""What every page knows of its board."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def board(request: HttpRequest) -> dict[str, object]:
    return board_values() | {"masthead_pieces": tuple(_masthead), "top_pieces": tuple(_top)}


_masthead: list[str] = []
_top: list[str] = []


def show_in_masthead(template: str) -> None:
    """A link that a room above adds for those who are signed in; once, in an AppConfig.ready."""
    if template not in _masthead:
        _masthead.append(template)


def show_on_top(template: str) -> None:
    """What a room above has to say on every page to those who are signed in, or nothing."""
    if template not in _top:
        _top.append(template)


def board_values() -> dict[str, object]:
    return {
        "board_name": settings.BOARD_NAME,
        "board_host": settings.BOARD_HOST,
        "board_contact": settings.BOARD_CONTACT,
        "board_url": settings.BASE_URL,
        "is_demo": settings.DEMO,
    }
