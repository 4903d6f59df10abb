"""The towns in which the demo plays, as places of this board's gazetteer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.demo.story import TOWNS
from lamppost.places.models import Place
from lamppost.places.search import find_place

REGION = "OH"
_DAYTON = (39.759, -84.192)  # Ohio has other Oakwoods and Springfields


def demo_towns() -> dict[str, Place]:
    """Each town of the story by its name. Raises Refused where the board does not cover one."""
    found = {name: find_place(f"{name}, Ohio", near=_DAYTON) for name in TOWNS}
    towns = {
        name: place
        for name, place in found.items()
        if place and (place.name, place.region) == (name, REGION)
    }
    missing = [name for name in TOWNS if name not in towns]
    if missing:
        raise _elsewhere(missing)
    return towns


def _elsewhere(missing: list[str]) -> Refused:
    sentence = _(
        "The demonstration plays around Dayton, Ohio, and this board does not cover %(count)d "
        "of its %(all)d towns, such as %(town)s. Set LAMPPOST_COVERS=US-OH, run "
        "“lamppost places”, then try again."
    )
    gaps = {"count": len(missing), "all": len(TOWNS), "town": missing[0]}
    return Refused(sentence % gaps, code="demo_not_covered")
