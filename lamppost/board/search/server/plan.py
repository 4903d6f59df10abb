"""In which of several ways the newest matches are found. PostgreSQL cannot tell which is
cheaper: it knows nothing of how common a token of a window is, and gambles. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, prod, sqrt

from lamppost.board.search.server.shares import SAMPLE, Shares
from lamppost.board.search.server.ways import Way, coarse_terms, row_tokens, ways, whole_way
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term

# Microseconds, measured on a million ads with PostgreSQL 15; only their ratios matter here.
_ROW_READ = 0.8  # in the order of time
_TOKEN_COMPARED = 0.07
_ROW_MET = 0.08  # under a token that is looked up, and looked for under the others
_OTHER_TOKEN = 0.015  # for each of these
_ROW_SKIPPED = 0.013  # under a token that is commoner than another that an ad must have
_ROW_FETCHED = 1.1  # that the tokens of a window name
_ROW_TESTED = 0.3  # for its tokens, or category and cell
_TOKEN_LOOKED_UP = 1.6
_WINDOW_ASKED = 8.0
_IN_CIRCLE = 0.5  # the part of the ads in a circle's cells that lies in the circle itself
_MARGIN = 2  # a scan goes so much further than it should have to, and then gives up


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
    every = tuple(ways(wanted))
    known = {term: max(shares.of(term), 0.5 / shares.size) for way in every for term in way.terms}
    asked = [known[term] for term in whole.terms]
    also = _beside_tokens(wanted, shares, whole, known)
    windows = ceil(limit / (_together(asked) * also * size))
    looked_up = [(_of_window(way, known, size), way) for way in every if way.terms]
    dear, way = min(looked_up, key=lambda one: one[0])
    rows = ceil(limit / (_apart(asked) * also))
    compared = _tokens(row_tokens(wanted)) * _TOKEN_COMPARED
    if rows * (_ROW_READ + compared) < windows * dear:
        return Scan(rows * _MARGIN, way)
    return AskWindows(way)


def _beside_tokens(
    wanted: Wanted, shares: Shares, whole: Way, known: Mapping[Term, float]
) -> float:
    """The part of the ads with all tokens that fits in what only the rows tell."""
    if wanted.window is not None:
        around = min((known[term] for term in coarse_terms(wanted) if term in known), default=1.0)
        return min(1.0, shares.inside(wanted.window) / around)
    return _IN_CIRCLE if wanted.circle else 1.0


def _of_window(way: Way, known: Mapping[Term, float], size: int) -> float:
    shares = sorted(known[term] for term in way.terms)
    tokens = _tokens(way.terms)
    met = shares[0] * (_ROW_MET + tokens * _OTHER_TOKEN) + sum(shares[1:]) * _ROW_SKIPPED
    tested = _ROW_TESTED * (bool(way.compared) + (not way.is_sure))
    named = _together(shares) * (_ROW_FETCHED + tested)
    return _WINDOW_ASKED + tokens * _TOKEN_LOOKED_UP + size * (met + named)


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
