"""Reads a position out of what people paste: numbers, degrees, or a link from a map. Pure."""

from __future__ import annotations

import re
from urllib.parse import unquote

LONGEST_TEXT = 2000  # characters: links from map apps run to several hundred

_NUMBER = r"[-+−]?\d{1,3}(?:\.\d+)?"
_PAIR = rf"({_NUMBER})\s*[,;\s]\s*({_NUMBER})"
# Tried in this order; where a link says two things, the marker beats the middle of the view.
_IN_LINKS = [
    re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})"),
    re.compile(rf"[?&]mlat=({_NUMBER})&mlon=({_NUMBER})(?![\d.])"),
    re.compile(rf"[?&#](?:q|query|ll|sll|daddr|destination|center|cp)=(?:loc:)?{_PAIR}(?![\d.])"),
    re.compile(rf"#map=[\d.]+/({_NUMBER})/({_NUMBER})(?![\d.])"),
    re.compile(rf"@({_NUMBER}),({_NUMBER})(?![\d.])"),
]
_GEO = re.compile(rf"geo:({_NUMBER}),({_NUMBER})(?=$|[,;?])", re.IGNORECASE)
_PLAIN = re.compile(rf"\(?\s*{_PAIR}\s*\)?")
# Where the comma is the decimal mark, something else parts the two: "39,75; -84,19".
_COMMAS = re.compile(r"([-+−]?\d{1,3},\d+)\s*(?:;\s*|\s+|,\s+)([-+−]?\d{1,3},\d+)")
_ANGLE = (
    r"(?P<{0}_sign>[-−])?(?P<{0}_d>\d{{1,3}}(?:\.\d+)?)\s*[°º]\s*"
    r"(?:(?P<{0}_m>\d{{1,2}}(?:\.\d+)?)\s*['′’]\s*)?"
    r"(?:(?P<{0}_s>\d{{1,2}}(?:\.\d+)?)\s*(?:[\"″”]|'')\s*)?"
)
_LETTER = r"(?P<{0}_letter>[NSEW])"
_PARTED = r"\s*[,;]?\s*"
_SEXAGESIMAL = [
    re.compile(_PARTED.join(form.format(part) for part in "ab"), re.IGNORECASE)
    for form in (_ANGLE + _LETTER + "?", _LETTER + r"\s*" + _ANGLE)
]
_NORTH_SOUTH, _EAST_WEST = {"N", "S"}, {"E", "W"}


def parse_coordinates(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, or None if the text holds no position."""
    text = text.strip()[:LONGEST_TEXT]
    if "://" in text or text.startswith(("/", "?", "#")):
        return _in_link(unquote(text).replace("+", " "))
    for form in (_GEO, _PLAIN, _COMMAS):
        if found := form.match(text) if form is _GEO else form.fullmatch(text):
            return _checked(_degrees(found[1]), _degrees(found[2]))
    angles = (form.fullmatch(text) for form in _SEXAGESIMAL)
    return next((_sexagesimal(found) for found in angles if found), None)


def _in_link(link: str) -> tuple[float, float] | None:
    for form in _IN_LINKS:
        if found := form.search(link):
            return _checked(_degrees(found[1]), _degrees(found[2]))
    return None


def _degrees(number: str) -> float:
    return float(number.replace("−", "-").replace(",", "."))


def _checked(lat: float, lon: float) -> tuple[float, float] | None:
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _sexagesimal(found: re.Match[str]) -> tuple[float, float] | None:
    """Two angles, latitude first unless their letters say otherwise."""
    first, second = _angle(found, "a"), _angle(found, "b")
    letters = [(found[f"{part}_letter"] or "").upper() for part in "ab"]
    if letters[0] in _EAST_WEST and letters[1] in _NORTH_SOUTH:
        first, second, letters = second, first, letters[::-1]
    if first is None or second is None:
        return None
    if letters != ["", ""] and not (letters[0] in _NORTH_SOUTH and letters[1] in _EAST_WEST):
        return None
    return _checked(first, second)


def _angle(found: re.Match[str], part: str) -> float | None:
    """One angle in degrees; None if its minutes or seconds run over."""
    minutes, seconds = float(found[f"{part}_m"] or 0), float(found[f"{part}_s"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    degrees = float(found[f"{part}_d"]) + minutes / 60 + seconds / 3600
    below_zero = found[f"{part}_sign"] or (found[f"{part}_letter"] or "").upper() in {"S", "W"}
    return -degrees if below_zero else degrees
