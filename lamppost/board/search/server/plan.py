"""In which of several ways the newest matches are found. PostgreSQL cannot tell which is
cheaper: it knows nothing of how common a token of a window is, and gambles. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, prod, sqrt

from lamppost.board.search.server.shares import SAMPLE, Shares
from lamppost.board.search.server.ways import Way, row_tokens, ways, whole_way
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term

# Microseconds, measured on a million ads with PostgreSQL 15; only their ratios matter here.
_ROW_READ = 0.6  # in the order of time
_TOKEN_COMPARED = 0.07
_ROW_MET = 0.09  # under the rarest of the tokens of a window, and looked for under the others
_ROW_FETCHED = 1.1  # that the tokens of a window name
_TOKEN_LOOKED_UP = 1.6
_WINDOW_ASKED = 8.0
_IN_CIRCLE = 0.5  # the part of the ads in a circle's cells that lies in the circle itself
_MARGIN = 3  # a scan goes so much further than it should have to, and then gives up


@dataclass(frozen=True)
class Scan:
    """Compares the newest rows one by one: `most` of them, or all if that is None. If too few
    of them match, the windows have to be asked after all, in the way `else_way`."""

    most: int | None = None
    else_way: Way | None = None


@dataclass(frozen=True)
class AskWindows:
    """Looks tokens up in one window after the other, the newest first."""

    way: Way | None = None  # None: all that tokens can say


Plan = Scan | AskWindows


def plan_of(wanted: Wanted, shares: Shares, *, limit: int, size: int) -> Plan:
    """The cheapest way to the newest `limit` matches; size is that of a window."""
    whole = whole_way(wanted)
    if not whole.terms or shares.size < SAMPLE:
        return Scan()  # a board so small is read from end to end at once
    known = {
        term: max(shares.of(term), 0.5 / shares.size) for way in ways(wanted) for term in way.terms
    }
    matching = _together([known[term] for term in whole.terms])
    matching *= _IN_CIRCLE if wanted.circle else 1.0
    windows = ceil(limit / (matching * size))
    dear, way = min(
        ((_of_window(way, known, size), way) for way in ways(wanted) if way.terms),
        key=lambda one: one[0],
    )
    rows = ceil(limit / _apart([known[term] for term in whole.terms]))
    compared = _tokens(row_tokens(wanted)) * _TOKEN_COMPARED
    if rows * (_ROW_READ + compared) < windows * dear:
        return Scan(rows * _MARGIN, way)
    return AskWindows(way)


def _of_window(way: Way, known: dict[Term, float], size: int) -> float:
    shares = [known[term] for term in way.terms]
    met, named = size * min(shares), size * _together(shares)
    looked_up = _tokens(way.terms) * _TOKEN_LOOKED_UP
    return _WINDOW_ASKED + looked_up + met * _ROW_MET + named * _ROW_FETCHED


def _tokens(terms: Sequence[Term]) -> int:
    return sum(len(term.any_of) + bool(term.prefix) for term in terms)


def _together(shares: Sequence[float]) -> float:
    """The share of ads that have all, if what is asked together is half as independent as it
    would be by chance: people ask for kettles among kitchenware."""
    rarest, *others = sorted(shares)
    return rarest * sqrt(prod(others))


def _apart(shares: Sequence[float]) -> float:
    """The same between half and wholly independent: a scan that goes too far costs most."""
    rarest, *others = sorted(shares)
    return rarest * prod(others) ** 0.75
