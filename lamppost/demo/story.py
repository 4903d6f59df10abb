"""The demo's board as values: about 400 ads, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random

from lamppost.board.categories import SHIPPED_FILE, Categories, load_categories
from lamppost.demo.days import is_ahead
from lamppost.demo.people import NAMES
from lamppost.demo.pictures import alt
from lamppost.demo.texts import Text, texts

# Towns with how often an ad is from there, roughly as many people live in them.
TOWNS: dict[str, int] = {
    "Dayton": 30, "Kettering": 13, "Springfield": 12, "Huber Heights": 9, "Beavercreek": 9,
    "Fairborn": 8, "Centerville": 7, "Xenia": 7, "Troy": 7, "Piqua": 5, "Yellow Springs": 6,
    "Oakwood": 5, "Vandalia": 4, "Tipp City": 4, "Bellbrook": 3, "Cedarville": 2,
    "Enon": 2, "Waynesville": 2,
}  # fmt: skip

SPAN_DAYS = 40
EXPIRED = 25
CLOSED = 8
# Colours that sit well on paper, for ads that do not name one. Degrees.
_HUES = (12, 28, 40, 130, 150, 190, 205, 215, 230, 340)
_STATES_OF = 400  # EXPIRED and CLOSED are meant for a board of this size

Picture = tuple[str, int, int]  # kind, hue, seed: what pictures.draw takes


@dataclass(frozen=True)
class DemoAd:
    """One ad of the demo. Its fields may hold days as in days.py: pass them to days.dated."""

    category: str
    title: str
    text: str
    price: Decimal | None
    price_kind: str
    fields: Mapping[str, object]
    town: str
    age_hours: float
    is_expired: bool
    is_closed: bool
    poster: int
    pictures: tuple[Picture, ...]
    alts: tuple[str, ...]


def demo_ads(count: int = 400, seed: int = 1890) -> list[DemoAd]:
    """So many ads, newest first, every category among them. poster is an index of NAMES.

    Raises ValueError for more than are written, or too few for the categories.
    """
    rng = Random(seed)
    chosen = _choose(texts(rng), count, rng)
    homes = rng.choices(list(TOWNS), list(TOWNS.values()), k=len(NAMES))
    expired = _some(EXPIRED * count // _STATES_OF, filter(_may_expire, chosen), rng)
    closed = _some(CLOSED * count // _STATES_OF, (t for t in chosen if t.price), rng) - expired
    ads = [
        _ad(text, homes, rng, is_expired=text in expired, is_closed=text in closed)
        for text in chosen
    ]
    return sorted(ads, key=lambda ad: ad.age_hours)


def _choose(written: list[Text], count: int, rng: Random) -> list[Text]:
    """One of every category, then the long ones, then as many short ones as there is room."""
    if count > len(written):
        raise ValueError(f"only {len(written)} ads are written, not {count}")
    mixed = sorted(rng.sample(written, len(written)), key=lambda text: text.is_spare)
    firsts = {text.category: text for text in reversed(mixed)}.values()
    if count < len(firsts):
        raise ValueError(f"{count} ads cannot fill {len(firsts)} categories")
    kept = {id(text) for text in firsts}
    return [*firsts, *(text for text in mixed if id(text) not in kept)][:count]


def _some(count: int, among: Iterable[Text], rng: Random) -> set[Text]:
    return set(rng.sample(list(among), count))


def _may_expire(text: Text) -> bool:
    """Only where the term is shorter than the demo's past, and no day is still to come."""
    is_dated = any(isinstance(v, str) and is_ahead(v) for v in text.fields.values())
    return _term_days(text.category) < SPAN_DAYS - 1 and not is_dated


@cache
def _terms() -> Categories:
    return load_categories(SHIPPED_FILE)


def _term_days(category: str) -> int:
    return _terms().get(category).days


def _ad(text: Text, homes: list[str], rng: Random, *, is_expired: bool, is_closed: bool) -> DemoAd:
    town = text.town or rng.choices(list(TOWNS), list(TOWNS.values()))[0]
    neighbours = [i for i, home in enumerate(homes) if home == town]
    pictures = _pictures(text, rng)
    return DemoAd(
        category=text.category,
        title=text.title,
        text=text.text,
        price=text.price,
        price_kind=text.price_kind,
        fields=text.fields,
        town=town,
        age_hours=_age_hours(_term_days(text.category), rng, is_expired=is_expired),
        is_expired=is_expired,
        is_closed=is_closed,
        poster=rng.choice(neighbours if len(neighbours) > 2 else range(len(homes))),
        pictures=pictures,
        alts=tuple(alt(*picture) for picture in pictures),
    )


def _age_hours(term_days: int, rng: Random, *, is_expired: bool) -> float:
    """Denser lately: half of what is live was posted in the last third of its time."""
    if is_expired:
        return round(rng.uniform(term_days * 24 + 6, SPAN_DAYS * 24), 2)
    span = min(term_days, SPAN_DAYS) * 24 - 6
    return round(0.15 + span * float(rng.random() ** 1.6), 2)


def _pictures(text: Text, rng: Random) -> tuple[Picture, ...]:
    if not text.pictures:
        return ()
    hue = rng.choice(_HUES) if text.hue is None else text.hue
    count = text.photos or rng.choices((1, 2, 3), (6, 3, 1))[0]
    kinds = text.pictures
    return tuple((kinds[i % len(kinds)], hue, rng.randrange(100_000)) for i in range(count))
