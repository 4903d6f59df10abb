"""The pieces that every map of ours is drawn from: towns, scale, north. Pure.

Only classes and presentation attributes: the pages' policy forbids style attributes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lamppost.places.units import round_lengths

NAME_SIZE_PX = 13.0
_LETTER_PX = 6.9  # a wide letter of the interface font at that size: names may seem longer
_MOST_TOWNS = 14
_EDGE_PX = 8.0
_BAND_PX = 24.0  # a name or a number lies in one or two
_DOT = '<circle class="pin-map__town" cx="{}" cy="{}" r="3.2"/>'
_SCALE_PX = 90.0  # the scale bar is at most so long


class Picture(Protocol):
    """What the pieces must know of a map: its size, and where on it a place lies."""

    @property
    def width_px(self) -> int: ...
    @property
    def height_px(self) -> int: ...
    @property
    def metres_per_px(self) -> float: ...
    def to_px(self, lat: float, lon: float) -> tuple[float, float]: ...
    def shows(self, x: float, y: float, margin: float = 0) -> bool: ...


class Town(Protocol):
    """What a map must know of a place."""

    @property
    def name(self) -> str: ...
    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


class Home(Town, Protocol):
    """The town that an ad belongs to, with the name that people choose it by."""

    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class Box:
    """A rectangle that a name covers, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not beside and self.top < other.bottom and other.top < self.bottom


class Taken:
    """Where on a picture something is written already. Kept by bands, since a map of hundreds of
    numbers asks for each name whether it would lie over one."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._bands: dict[int, list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for band in self._of(box):
            self._bands[band].append(box)

    def meets(self, box: Box) -> bool:
        near = (other for band in self._of(box) for other in self._bands.get(band, ()))
        return any(box.overlaps(other) for other in near)

    def _of(self, box: Box) -> range:
        return range(int(box.top // _BAND_PX), int(box.bottom // _BAND_PX) + 1)


def draw(markup: str, *parts: object, **named: object) -> SafeString:
    """Markup with its parts escaped, and lengths cut to a tenth of a pixel."""
    return format_html(markup, *map(_short, parts), **{key: _short(named[key]) for key in named})


def _short(part: object) -> object:
    return f"{part:.1f}" if isinstance(part, float) else part


def draw_towns(
    view: Picture, towns: Iterable[Town], taken: Iterable[Box] = (), *, most: int = _MOST_TOWNS
) -> SafeString:
    """Dots with names, as far as there is room: give the foremost towns first.

    A dot without a name would tell nobody anything, so there is none.
    """
    full = Taken(taken)
    drawn: list[SafeString] = []
    for town in towns:
        if len(drawn) == most:
            break
        at = view.to_px(town.latitude, town.longitude)
        if view.shows(*at, margin=6):
            drawn += _town(view, town.name, at, full)
    return format_html_join("", "{}", ((town,) for town in drawn))


def room_for(
    view: Picture, name: str, at: tuple[float, float], full: Taken
) -> tuple[str, Box] | None:
    """On which side of its dot a name fits ("start": to the right), and what it then covers."""
    x, y = at
    long = len(name) * _LETTER_PX
    for anchor, left, right in (("start", x - 5, x + 8 + long), ("end", x - 8 - long, x + 5)):
        box = Box(left, y - NAME_SIZE_PX * 0.75, right, y + NAME_SIZE_PX * 0.5)
        inside = left >= 2 and right <= view.width_px - 2
        if inside and not full.meets(box):
            return anchor, box
    return None


def _town(view: Picture, name: str, at: tuple[float, float], full: Taken) -> list[SafeString]:
    """The dot with its name, if there is room; `full` learns of it."""
    room = room_for(view, name, at, full)
    if room is None:
        return []
    anchor, box = room
    full.add(box)
    x, y = at
    start = x + 8 if anchor == "start" else x - 8
    return [draw(_DOT, x, y) + draw_name(name, (start, y + 4.5), anchor)]


def draw_name(name: str, at: tuple[float, float], anchor: str = "start") -> SafeString:
    """A name on the map."""
    words = '<text class="pin-map__name" x="{}" y="{}" text-anchor="{}">{}</text>'
    return draw(words, *at, anchor, name)


def furniture(view: Picture) -> list[Box]:
    """Where the scale bar and the arrow stand, for names to keep out of."""
    top, right = view.height_px - 36, view.width_px - 34
    return [
        Box(0, top, _SCALE_PX + 24, view.height_px),
        Box(right, top - 4, view.width_px, view.height_px),
    ]


def draw_scale(view: Picture, unit: str) -> SafeString:
    """A bar of a round length at the lower left, with that length over it."""
    lengths = round_lengths(unit)
    fitting = [one for one in lengths if one.metres / view.metres_per_px <= _SCALE_PX]
    length = fitting[-1] if fitting else lengths[0]
    left, low = _EDGE_PX + 4, view.height_px - _EDGE_PX - 2
    right = left + length.metres / view.metres_per_px
    bar = draw('<path class="pin-map__scale" d="M{} {}v5H{}v-5"/>', left, low - 5, right)
    words = '<text class="pin-map__measure" x="{}" y="{}">{}</text>'
    return bar + draw(words, left, low - 10, length.words)


def draw_north(view: Picture) -> SafeString:
    """An arrow to the north at the lower right."""
    return draw(
        '<path class="pin-map__north" d="M{0} {1}l5 13-5-3.4-5 3.4z"/>'
        '<text class="pin-map__measure" x="{0}" y="{2}" text-anchor="middle">{3}</text>',
        view.width_px - 18, view.height_px - 38, view.height_px - 11,
        # Translators: the letter for north on a map.
        _("N"),
    )  # fmt: skip
