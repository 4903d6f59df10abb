"""Normalising a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from lamppost.screening.normal.folding import fold_with_origin
from lamppost.screening.normal.links import links_around, links_in
from lamppost.screening.normal.mails import mails_in
from lamppost.screening.normal.phones import phones_in
from lamppost.screening.normal.prices import prices_in
from lamppost.screening.normal.tricks import MOST, look_alikes, tricks_in
from lamppost.screening.normal.unmasking import unmask
from lamppost.screening.normal.values import Normal, Reading, Spot, Trick
from lamppost.screening.normal.web_names import is_messenger

# Beside ASCII, what honest texts have most, and no trick is made of.
_STRANGE = re.compile("[^\x00-\x7f’‘“”–—•€£]")

Found = TypeVar("Found", bound=Spot)


def normalise(text: str, *, country: str = "US") -> Normal:
    """Everything that a text says and how. Never raises; linear in its length.

    country: two letters; numbers without a prefix are read as of there.
    """
    plain, origin = fold_with_origin(text)
    first = Reading(plain, origin)
    second, masked = unmask(first)
    links = list(links_in(text, first))
    mails = mails_in(first, taken=[link for link in links if "/" in link.url])
    if second is not first and "@" in second.text:  # "j o e @ g m a i l . com"
        mails += _outside(mails_in(second, taken=links), mails)
    links = list(_outside(links, mails))
    links += links_around(text, first, taken=[*links, *mails])
    # A number within an address is an ad's or a page's; a messenger's address is made of one.
    pages = [link for link in links if not is_messenger(link.host)]
    phones = tuple(_outside(phones_in(text, first, country=country), pages))
    return Normal(
        raw=text,
        plain=plain,
        origin=origin,
        phones=phones,
        prices=tuple(_outside(prices_in(first, country=country), [*phones, *links])),
        links=tuple(sorted(links, key=_start)),
        mails=tuple(sorted(mails, key=_start)),
        tricks=tuple(sorted([*_seen_tricks(text, first), *masked[:MOST]], key=_start)),
        second=second if second is not first else None,
    )


def _outside(found: Iterable[Found], taken: Sequence[Spot]) -> Iterator[Found]:
    return (
        one
        for one in found
        if not any(other.start < one.end and one.start < other.end for other in taken)
    )


def _seen_tricks(raw: str, first: Reading) -> Iterator[Trick]:
    if raw.isascii() or not _STRANGE.search(raw):
        return
    yield from islice(tricks_in(raw), MOST)
    yield from islice(look_alikes(raw, first.text, first.origin), MOST)


def _start(spot: Spot) -> int:
    return spot.start
