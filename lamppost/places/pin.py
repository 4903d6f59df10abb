"""What a form says about the pin: a click on the map, coordinates, or the pin it had. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.text import small_number
from lamppost.places.cells import cell_at, is_pin
from lamppost.places.coordinates import parse_coordinates
from lamppost.places.map_parts import Town
from lamppost.places.map_view import cell_from_click
from lamppost.places.picker_map import FIRST_ZOOM, METRES_PER_PX, SIZES, picker_view

# The image inputs of `places/_pin_picker.html`, by the size of the picture they show.
IMAGES = {"pin": "wide", "pin-narrow": "narrow"}


@dataclass(frozen=True)
class Pin:
    """The state of the pin picker: the cell, if there is one, and how near the map is."""

    cell: str | None
    zoom: int = FIRST_ZOOM
    # Whether the picker itself was used, so that the form is to be shown again, not sent.
    is_being_chosen: bool = False

    @property
    def can_zoom_in(self) -> bool:
        return self.zoom < len(METRES_PER_PX) - 1

    @property
    def can_zoom_out(self) -> bool:
        return self.zoom > 0


def read_pin(said: Mapping[str, str], home: Town) -> Pin:
    """The pin as the form of `places/_pin_picker.html` was sent, with the town it names.

    A click beats coordinates, and those beat the pin that the form had before. The point
    itself goes no further than here. Raises Refused when coordinates cannot be read.
    """
    had, zoom = said.get("cell", ""), _zoom(said.get("zoom", ""))
    cell = had if is_pin(had) else None
    if "unpin" in said:
        return Pin(None, zoom, is_being_chosen=True)
    for name, size in IMAGES.items():
        if click := _click(said, name, size):
            chosen = cell_from_click(picker_view(home, cell, zoom, size), *click)
            return Pin(chosen, zoom, is_being_chosen=True)
    if said.get("coordinates", "").strip():
        cell = _pasted(said["coordinates"])
    if "zoom-to" in said:
        return Pin(cell, _zoom(said["zoom-to"]), is_being_chosen=True)
    return Pin(cell, zoom, is_being_chosen="look-up" in said)


def _click(said: Mapping[str, str], name: str, size: str) -> tuple[float, float] | None:
    """The pixel, if the picture was clicked. A press of Enter on it is sent as pixel 0, 0,
    and so is an Enter in any field if the picture is the form's first button: no choice."""
    x, y = (small_number(said.get(f"{name}.{axis}", "")) for axis in "xy")
    if x is None or y is None or (x, y) == (0, 0):
        return None
    width, height = SIZES[size]
    return float(min(x, width)), float(min(y, height))


def _pasted(text: str) -> str:
    point = parse_coordinates(text)
    if point is None:
        sentence = _(
            "We could not read these coordinates. Write them like 39.75, -84.19, "
            "or paste a link from a map."
        )
        raise Refused(sentence, code="coordinates_unreadable")
    return cell_at(*point)


def _zoom(text: str) -> int:
    zoom = small_number(text)
    return FIRST_ZOOM if zoom is None else min(zoom, len(METRES_PER_PX) - 1)
