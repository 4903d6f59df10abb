"""In which of two ways the newest matches are found. PostgreSQL cannot tell which is cheaper:
it knows nothing of how common a token of a window is, and gambles. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, prod, sqrt

from lamppost.board.search.server.match import terms_of, without_row
from lamppost.board.search.server.shares import SAMPLE, Shares
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term

# Microseconds, measured on a million ads with PostgreSQL 15; only their ratios matter here.
_ROW_READ = 0.5  # in the order of time
_TOKEN_COMPARED = 0.07
_ROW_MET = 0.5  # under the rarest of the tokens of a window, and looked for under the others
_ROW_FETCHED = 1.5  # that the tokens of a window name
_TOKEN_LOOKED_UP = 1.6
_WINDOW_ASKED = 8.0
_IN_CIRCLE = 0.5  # the part of the ads in a circle's cells that lies in the circle itself
_MARGIN = 4  # a scan goes so much further than it should have to, and then gives up


@dataclass(frozen=True)
class Scan:
    """Compares the newest rows one by one: `most` of them, or all if that is None. If too few
    of them match, the windows have to be asked after all."""

    most: int | None = None


@dataclass(frozen=True)
class AskWindows:
    """Looks the tokens up in one window after the other, the newest first."""


Plan = Scan | AskWindows


def plan_of(wanted: Wanted, shares: Shares, *, limit: int, size: int) -> Plan:
    """The cheaper way to the newest `limit` matches; size is that of a window."""
    terms = terms_of(wanted)
    if not terms or shares.size < SAMPLE:  # a board so small is read from end to end at once
        return Scan()
    known = [max(shares.of(term), 0.5 / shares.size) for term in terms]
    matching = _together(known) * (_IN_CIRCLE if wanted.circle else 1.0)
    tokens = _tokens(terms)
    named = size * _together(known)
    windows = ceil(limit / (matching * size))
    met = size * min(known)
    of_window = tokens * _TOKEN_LOOKED_UP + met * _ROW_MET + named * _ROW_FETCHED
    asked = windows * (_WINDOW_ASKED + of_window)
    rows = ceil(limit / matching)
    scanned = rows * (_ROW_READ + _tokens(terms_of(without_row(wanted))) * _TOKEN_COMPARED)
    return Scan(most=rows * _MARGIN) if scanned < asked else AskWindows()


def _tokens(terms: Sequence[Term]) -> int:
    return sum(len(term.any_of) + bool(term.prefix) for term in terms)


def _together(shares: Sequence[float]) -> float:
    """The share of ads that have all, if what is asked together is half as independent as it
    would be by chance: people ask for kettles among kitchenware."""
    rarest, *others = sorted(shares)
    return rarest * sqrt(prod(others))
