"""Fetches the land and cuts it: `python -m lamppost.places.land`, as bin/setup does."""

from __future__ import annotations

import sys

from lamppost.places.land import pieces, sources
from lamppost.places.land.pieces import Piece
from lamppost.places.land.topology import Line, borders_of, rings_of


def main() -> int:
    """0 when the land is there; 1, and a sentence, when it could not be fetched."""
    try:
        world, states = sources.fetch(sources.WORLD), sources.fetch(sources.STATES)
    except (OSError, sources.WrongPackage) as error:
        print(  # noqa: T201
            f"The land for the map could not be fetched ({error}). The map works without it, "
            "with towns alone. Fetch it later with: .venv/bin/python -m lamppost.places.land",
            file=sys.stderr,
        )
        return 1
    lines = borders_of(sources.topology(states, "states-10m"), "states")
    pieces.write(
        {
            pieces.FAR_LEVEL: _sheet(world, "countries-50m", lines),
            pieces.NEAR_LEVEL: _sheet(world, "countries-10m", lines),
        }
    )
    return 0


def _sheet(world: bytes, name: str, states: list[Line]) -> Piece:
    topology = sources.topology(world, name)
    return Piece(
        _everywhere(rings_of(topology, "land")),
        _everywhere(borders_of(topology, "countries")),
        _everywhere(states),
    )


def _everywhere(lines: list[Line]) -> list[Line]:
    """The lines, and those that run out of the square again where they come in."""
    again = [
        [(x + turn, y) for x, y in line]
        for line in lines
        for turn in (-1, 1)
        if any(not 0 <= x <= 1 for x, _y in line)
    ]
    return lines + again


if __name__ == "__main__":
    raise SystemExit(main())
