"""H3 cells as whole numbers: what tables hold and add up, and how a cell finds its parents.

Layout of the 64 bits: https://h3geo.org/docs/core-library/h3Indexing (bits 52 to 55 are the
resolution; three bits follow for the digit of each resolution from 1 to 15, all ones where the
cell is coarser).
"""

from __future__ import annotations

from math import cos, radians, sin

import h3.api.basic_int as h3

# Mean area of a cell by resolution, km²: https://h3geo.org/docs/core-library/restable
AREA_KM2 = {
    1: 609_788.4, 2: 86_801.8, 3: 12_393.4, 4: 1_770.35,
    5: 252.904, 6: 36.129, 7: 5.1613, 8: 0.73733,
}  # fmt: skip
_RESOLUTION_SHIFT = 52
_RESOLUTION_BITS = 0xF << _RESOLUTION_SHIFT
_FINEST = 15


def number_of(cell: str) -> int:
    return int(cell, 16)


def name_of(number: int) -> str:
    """The hexadecimal string by which the rest of the board knows a cell."""
    return f"{number:x}"


def bits_of_parent(fineness: int) -> tuple[int, int]:
    """What makes a cell its parent: `cell & keep | put`, in Python as in SQL."""
    unused = (1 << 3 * (_FINEST - fineness)) - 1
    return ~(_RESOLUTION_BITS | unused), fineness << _RESOLUTION_SHIFT | unused


_BITS = tuple(bits_of_parent(fineness) for fineness in range(_FINEST + 1))


def parent_number(number: int, fineness: int) -> int:
    """The cell of that resolution which the cell belongs to; some 0.1 µs."""
    keep, put = _BITS[fineness]
    return number & keep | put


def resolution_of(number: int) -> int:
    return (number & _RESOLUTION_BITS) >> _RESOLUTION_SHIFT


def descendants(number: int, fineness: int) -> tuple[int, int]:
    """The first and the last cell of that fineness within a coarser cell, or the cell itself.

    H3 numbers a cell's descendants in one unbroken run, so that two comparisons say whether a
    finer cell lies in a coarser one.
    """
    keep, put = _BITS[fineness]
    coarse = resolution_of(number)
    digits = [7 << 3 * (_FINEST - digit) for digit in range(coarse + 1, fineness + 1)]
    low = (number & keep & ~sum(digits)) | put
    return low, low + sum(6 * (digit // 7) for digit in digits)


def children_of(number: int, fineness: int) -> tuple[int, ...]:
    """All cells of that fineness within a coarser one, smallest number first."""
    return tuple(sorted(h3.cell_to_children(number, fineness)))


def unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on a globe of radius 1: the product of two such is the cosine of the angle
    between them, which is a distance without a trigonometric function in the database."""
    phi, theta = radians(lat), radians(lon)
    return cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)
