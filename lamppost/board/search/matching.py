"""What fits, said once and in plain Python.

Engines find the same faster, and alerts use it as it is, so that what somebody is told of is
what they would have found.
"""

from __future__ import annotations

from lamppost.board.search import tokens
from lamppost.board.search.document import Document
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term
from lamppost.places.cell_numbers import parent_number, resolution_of


def matches(wanted: Wanted, ad: Document) -> bool:
    """Whether the ad fits in all but `wanted.checks`; some 10 µs."""
    return (
        ad.expires > wanted.now
        and (not wanted.categories or ad.category in wanted.categories)
        and (wanted.place_id is None or ad.place_id == wanted.place_id)
        and (wanted.persona_id is None or ad.persona_id == wanted.persona_id)
        and ad.persona_id not in wanted.hidden_personas
        and (not wanted.has_photo or ad.has_photo)
        and (wanted.since is None or ad.renewed >= wanted.since)
        and _costs(wanted, ad)
        and _lies(wanted, ad)
        and (wanted.steps is None or tokens.of_price(ad.cents) in wanted.steps)
        and all(_holds(group, ad) for group in wanted.groups)
        and not any(all(_holds(group, ad) for group in groups) for groups in wanted.never)
    )


def _costs(wanted: Wanted, ad: Document) -> bool:
    if not wanted.is_priced:
        return True
    if ad.cents is None:
        return False
    is_enough = wanted.least_cents is None or ad.cents >= wanted.least_cents
    return is_enough and (wanted.most_cents is None or ad.cents <= wanted.most_cents)


def _lies(wanted: Wanted, ad: Document) -> bool:
    if wanted.window and not wanted.window.holds(ad.latitude, ad.longitude):
        return False
    if wanted.inside and not wanted.inside[0] <= ad.cell <= wanted.inside[1]:
        return False
    if wanted.cells is not None:
        fineness = resolution_of(wanted.cells[0]) if wanted.cells else tokens.FINE
        if parent_number(ad.cell, fineness) not in wanted.cells:
            return False
    circle = wanted.circle
    return circle is None or circle.holds(ad.x * circle.x + ad.y * circle.y + ad.z * circle.z)


def _holds(group: Term, ad: Document) -> bool:
    if not group.any_of.isdisjoint(ad.tokens):
        return True
    return bool(group.prefix) and any(token.startswith(group.prefix) for token in ad.tokens)
