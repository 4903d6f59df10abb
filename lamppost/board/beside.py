"""What rooms above this one show beside ads and names, which the board does not know."""

from __future__ import annotations

_templates: list[str] = []
_of_personas: list[str] = []


def show_beside_ads(template: str) -> None:
    """Once, in an AppConfig.ready. The template gets what ad.html has, `ad` and `is_own` too;
    anonymous visitors may get it from a cache, so it must be the same for all of them."""
    if template not in _templates:
        _templates.append(template)


def beside_ads() -> tuple[str, ...]:
    return tuple(_templates)


def show_beside_personas(template: str) -> None:
    """As `show_beside_ads`, at the foot of a name's page: `persona`, `is_own` and `is_blocked`."""
    if template not in _of_personas:
        _of_personas.append(template)


def beside_personas() -> tuple[str, ...]:
    return tuple(_of_personas)
