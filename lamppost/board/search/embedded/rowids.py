"""The rowids of `words`: where an ad stands in the order of time, its price step, its category.

FTS5 reads its lists from the lowest rowid on, and half again as slowly the other way round: so
the newest ad has the lowest. The bits below the time say what matches are most often counted
and sifted by, which spares looking up a row for each of them.
"""

from __future__ import annotations

from lamppost.board.search import tokens

_FARTHEST = 1 << 40  # more sixteenths of a second than there are until the year 4000
_CATEGORY_BITS = 8
_STEP_BITS = 8  # of the 177 steps that prices come in, and none for no price
_BITS = _CATEGORY_BITS + _STEP_BITS
UNNUMBERED = 0  # the category of ads whose category came too late for a number
MOST_NUMBERS = (1 << _CATEGORY_BITS) - 1
_NO_PRICE = (1 << _STEP_BITS) - 1

# In SQL, of a row of `words`.
BUMP = f"({_FARTHEST} - (words.rowid >> {_BITS}))"
NUMBER = f"(words.rowid & {MOST_NUMBERS})"
STEP = f"((words.rowid >> {_CATEGORY_BITS}) & {_NO_PRICE})"


def rowid_of(bump: int, cents: int | None, number: int) -> int:
    """number: that of the category, or UNNUMBERED."""
    step = _NO_PRICE if cents is None else tokens.price_step(cents)
    return (_FARTHEST - bump) << _BITS | step << _CATEGORY_BITS | number


def behind(bump: int) -> int:
    """What the rowids of all older ads are greater than or equal to."""
    return max(0, (_FARTHEST - bump + 1) << _BITS)


def steps_between(least: int | None, most: int | None) -> tuple[int, int]:
    """The first and the last STEP of prices in a range; no price is in none."""
    last = _NO_PRICE - 1 if most is None else tokens.price_step(most) if most >= 0 else -1
    return 0 if least is None else tokens.price_step(max(0, least)), last
