"""The tokens that say of an ad, beside its words, where and what it is: one index for all of it.

People's words are folded and so hold no "_"; a token of ours begins with one, and nobody can
type it. Cells are cut to the digits that their fineness leaves.
"""

from __future__ import annotations

from lamppost.places.cell_numbers import resolution_of

EVERY = "_a"  # in every ad: what "all but these" starts from
PHOTO = "_f"
NO_PRICE = "_dn"
# Cells of two finenesses: some 17 km across for the usual circles, some 120 km for wide ones.
FINE, WIDE = 5, 3
_STEPS_AN_OCTAVE = 4
_DEAREST = 44 * _STEPS_AN_OCTAVE  # some 2**44 minor units: dearer ones share a step


def of_title(token: str) -> str:
    return f"_t{token}"


def of_category(slug: str) -> str:
    return f"_c{slug}"


def of_place(place_id: int) -> str:
    return f"_p{place_id}"


def of_persona(persona_id: int) -> str:
    return f"_u{persona_id}"


def of_cell(cell: int) -> str:
    return f"_h{_short(cell)}"


def of_category_cell(slug: str, cell: int) -> str:
    return f"_k{slug}@{_short(cell)}"


def _short(cell: int) -> str:
    """The cell's name without the ones that fill it up: one digit of three bits a step."""
    fineness = resolution_of(cell)
    return f"{cell >> 3 * (15 - fineness):x}"


def of_price(cents: int | None) -> str:
    return NO_PRICE if cents is None else f"_d{price_step(cents)}"


def price_step(cents: int) -> int:
    """Prices in steps of a quarter octave, in whole numbers so that no rounding parts two
    equal prices: 0 is free, 1 one cent."""
    if cents == 0:
        return 0
    octave = cents.bit_length() - 1
    quarter = (cents >> (octave - 2) if octave >= 2 else cents << (2 - octave)) & 3
    return min(octave * _STEPS_AN_OCTAVE + quarter + 1, _DEAREST)


def prices_between(least: int | None, most: int | None) -> tuple[str, ...]:
    """The tokens of all priced ads that can lie in the range, cheapest first."""
    first = 0 if least is None else price_step(max(0, least))
    last = _DEAREST if most is None else (price_step(most) if most >= 0 else -1)
    return tuple(f"_d{step}" for step in range(first, last + 1))
