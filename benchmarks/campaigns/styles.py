"""Kinds of files that others might make: what campaigns do, and how columns are written.

Not one of them is the right one. A bar counts as reached where the worst style reaches it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

RATES = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2)


@dataclass(frozen=True)
class Style:
    """Spans are the least and the most; shares are of 1.

    words: of a template, cut from a real text. contacts: "fixed" (each account its own), "rotating"
    (ads take any of the campaign's numbers), "one" (one for all), "none", "mixed" (any of these).
    contact_notation: "phone", "email" or "mixed". places: "town", "latlng", "mixed". roams: share
    of the campaigns whose ads take any of a few places, whatever the account. dates: "iso",
    "zoned", "day", "epoch", "mixed". sharers: who say one stock sentence. invented: share of the
    templates whose words are of no real ad.
    """

    name: str
    words: tuple[int, int] = (20, 150)
    slots: tuple[float, float] = (0.10, 0.35)
    rates: tuple[float, ...] = RATES
    sizes: tuple[int, int] = (3, 60)
    accounts: tuple[int, int] = (2, 10)
    days: tuple[int, int] = (2, 21)
    disguised: float = 0.2
    disguised_letters: tuple[float, float] = (0.05, 0.6)
    shuffled: float = 0.2
    invented: float = 0.2
    contacts: str = "mixed"
    contact_notation: str = "mixed"
    places: str = "mixed"
    roams: float = 0.3
    dates: str = "mixed"
    photos: float = 0.3
    sharers: tuple[int, int] = (5, 150)
    stock_words: tuple[int, int] = (8, 35)
    repost_edits: float = 0.05
    handles: str = "mixed"
    has_titles: bool = True
    in_order: bool = True


_MIXED = Style("mixed")
STYLES = {
    style.name: style
    for style in (
        _MIXED,
        replace(
            _MIXED,
            name="plain",
            contacts="fixed",
            contact_notation="phone",
            places="town",
            dates="iso",
            sharers=(500, 500),
            handles="number",
            has_titles=False,
            in_order=False,
        ),
        replace(_MIXED, name="rotating", contacts="rotating", days=(20, 60), places="latlng"),
        replace(
            _MIXED,
            name="bare",
            contacts="none",
            days=(30, 110),
            photos=0.0,
            repost_edits=0.1,
            has_titles=False,
        ),
        replace(
            _MIXED, name="towns", places="town", roams=1.0, contacts="rotating", accounts=(2, 5)
        ),
        replace(_MIXED, name="short", words=(12, 35), stock_words=(6, 14), has_titles=False),
        replace(
            _MIXED,
            name="long",
            words=(100, 350),
            accounts=(2, 60),
            sharers=(3, 12),
            stock_words=(20, 60),
        ),
        replace(_MIXED, name="hidden", disguised=0.8, disguised_letters=(0.3, 1.0), shuffled=0.5),
        replace(
            _MIXED,
            name="hardest",
            words=(25, 80),
            slots=(0.3, 0.35),
            rates=(0.15, 0.2),
            sizes=(3, 12),
            accounts=(2, 3),
            disguised=0.4,
            shuffled=0.4,
            contacts="rotating",
            days=(30, 110),
            photos=0.0,
            in_order=False,
        ),
    )
}
