"""What every page knows of its board."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def board(request: HttpRequest) -> dict[str, object]:
    return board_values()


def board_values() -> dict[str, object]:
    return {
        "board_name": settings.BOARD_NAME,
        "board_host": settings.BOARD_HOST,
        "board_contact": settings.BOARD_CONTACT,
        "board_url": settings.BASE_URL,
        "is_demo": settings.DEMO,
    }
