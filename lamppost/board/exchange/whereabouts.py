"""Where the thing of a row is: a town that the board covers, and a cell. Never the point."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite

from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.texts import Said, words
from lamppost.places.cells import cell_at, centre, distance_km, is_pin
from lamppost.places.index import PlaceIndex
from lamppost.places.models import Place
from lamppost.places.search import find_place

WITHIN_KM = 50.0
_ANSWERS_KEPT = 20_000
_YES_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

Point = tuple[float, float]


class Towns:
    """The covered towns, for a whole import. Build it once; it does not follow changes."""

    def __init__(self) -> None:
        covered = list(Place.objects.covered())
        self._by_id = {place.pk: place for place in covered}
        index = PlaceIndex(covered, within_km=WITHIN_KM)
        # Of the ads of a town many are in the same streets.
        self._nearest = lru_cache(maxsize=_ANSWERS_KEPT)(index.nearest)
        self._named = lru_cache(maxsize=_ANSWERS_KEPT)(find_place)

    def __len__(self) -> int:
        return len(self._by_id)

    def find(self, said: Said) -> tuple[Place, str]:
        """The town, and the cell or "". Raises RowProblem.

        A place is believed before a point: the point only says which town is meant where
        the row does not, and which cell.
        """
        point, cell, has_pin = _point(said), _cell(said), _has_pin(said)
        # A cell was chosen by somebody, who may have put the pin where they liked.
        cell_is_given = bool(cell)
        if cell:
            point = centre(cell)
        elif point and has_pin:
            cell = cell_at(*point)
        place = self._place(said, point)
        if point and not cell_is_given:
            _refuse_far(place, point)
        return place, cell

    def _place(self, said: Said, point: Point | None) -> Place:
        if "place_id" in said:
            return self._numbered(said["place_id"])
        if name := words(said, "place", most=200):
            near = (round(point[0], 1), round(point[1], 1)) if point else None
            if place := self._named(name, near):
                return place
            raise RowProblem(f"The board does not cover a place “{name[:60]}”.")
        if point is None:
            raise RowProblem("The row says nowhere. Give a place, or lat and lng.")
        if place := self._nearest(*point):
            return place
        raise RowProblem(f"No town that the board covers is within {WITHIN_KM:.0f} km.")

    def _numbered(self, given: object) -> Place:
        try:
            return self._by_id[int(str(given))]
        except (KeyError, ValueError) as error:
            raise RowProblem(f"The board covers no place with the place_id {given}.") from error


def _point(said: Said) -> Point | None:
    if "lat" not in said and "lng" not in said:
        return None
    lat, lng = _degrees(said, "lat", 90), _degrees(said, "lng", 180)
    return lat, lng


def _degrees(said: Said, column: str, most: int) -> float:
    given = said.get(column)
    try:
        # float() reads "1_0" too, and no file means ten by it.
        degrees = float(given) if isinstance(given, str | int | float) else None
    except (ValueError, OverflowError):
        degrees = None
    if degrees is None or not isfinite(degrees) or abs(degrees) > most or "_" in str(given):
        raise RowProblem(f"{column} has to be degrees from -{most} to {most}, such as 39.95.")
    return degrees


def _cell(said: Said) -> str:
    cell = words(said, "cell", most=20)
    if cell and not is_pin(cell):
        raise RowProblem("cell has to be an H3 cell of resolution 8, such as 882a1072b5fffff.")
    return cell.lower()


def _has_pin(said: Said) -> bool:
    given = said.get("pin", True)
    pin = _YES_NO.get(str(given).lower())
    if pin is None:
        raise RowProblem("pin has to be true or false.")
    return pin


def _refuse_far(place: Place, point: Point) -> None:
    away = distance_km(*point, place.latitude, place.longitude)
    if away > WITHIN_KM:
        raise RowProblem(
            f"The point is {away:,.0f} km from {place.label}. Correct it, or leave one of them out."
        )
