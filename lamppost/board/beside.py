"""What rooms above this one show beside an ad, which the board does not know."""

from __future__ import annotations

_templates: list[str] = []


def show_beside_ads(template: str) -> None:
    """Once, in an AppConfig.ready. The template gets what ad.html has, `ad` and `is_own` too;
    anonymous visitors may get it from a cache, so it must be the same for all of them."""
    if template not in _templates:
        _templates.append(template)


def beside_ads() -> tuple[str, ...]:
    return tuple(_templates)
