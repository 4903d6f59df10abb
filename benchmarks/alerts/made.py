"""Alerts as people set them, and the ads that are posted next; the same from the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from benchmarks.boards.towns import Towns
from benchmarks.boards.writing import Writer
from lamppost.board.alerts import keys
from lamppost.board.alerts.models import Alert, Subscriber
from lamppost.board.alerts.wish import as_values
from lamppost.board.content import AdContent, term_of
from lamppost.board.models import Ad, State
from lamppost.board.search import Near, Query
from lamppost.board.search.document import document_of
from lamppost.places.models import Place

OF_ALERTS, OF_NEW_ADS = 8_888_888, 9_999_999  # pieces that no board is made of
RADII_KM = (5.0, 10.0, 25.0, 25.0, 25.0, 50.0)
WORDS, TOWN, CATEGORY, PRICE = 75, 80, 55, 25  # of a hundred alerts, how many ask for it
BATCH = 2_000


def make_alerts(many: int, seed: int) -> None:
    """On the board at hand, if it does not have so many already."""
    if Alert.objects.count() == many:
        return
    Subscriber.objects.all().delete()
    everybody = Subscriber.objects.create(address="everybody@example.org")
    count = lru_cache(maxsize=None)(keys.how_many)  # people want the same things
    alerts = _alerts(everybody, many, seed)
    while batch := [alert for _n, alert in zip(range(BATCH), alerts, strict=False)]:
        keys.put_keys(Alert.objects.bulk_create(batch), count=count)


def _alerts(subscriber: Subscriber, many: int, seed: int) -> Iterator[Alert]:
    chance = random.Random(f"{seed} alerts")
    towns = Towns.of_board()
    contents = _writer(towns, seed).write(OF_ALERTS, many)
    now = datetime.now(UTC)
    for number, (said, town) in enumerate(zip(contents, towns.draw(many, chance), strict=True)):
        query = as_values(_query(said, town, chance))
        yield Alert(
            subscriber=subscriber,
            title="Alert",
            asked=str(number),
            query=query,
            since=now,
            confirmed=now,
        )


def _query(said: AdContent, town: Place, chance: random.Random) -> Query:
    """One or two words of an ad, or its category; mostly around a town where people live."""
    words = said.title.split()
    some = chance.sample(words, k=min(len(words), chance.choice((1, 1, 2))))
    has_words = chance.randrange(100) < WORDS
    in_category = chance.randrange(100) < CATEGORY or not has_words
    is_near = chance.randrange(100) < TOWN
    is_priced = chance.randrange(100) < PRICE
    return Query(
        words=" ".join(some) if has_words else "",
        near=Near(town, chance.choice(RADII_KM)) if is_near else None,
        category=said.category if in_category else "",
        most_cents=said.price_cents if is_priced else None,
    )


def new_ads(many: int, seed: int) -> list[tuple[Ad, Any]]:
    """Ads that are posted next, each with its document; not saved."""
    contents = _writer(Towns.of_board(), seed).write(OF_NEW_ADS, many)
    ads = [_ad(number, said, datetime.now(UTC)) for number, said in enumerate(contents)]
    return [(ad, document_of(ad)) for ad in ads]


def _ad(number: int, said: AdContent, now: datetime) -> Ad:
    return Ad(
        pk=10**12 + number,
        bump=10**12 + number,
        persona_id=0,
        state=State.LIVE,
        posted=now,
        renewed=now,
        expires=now + term_of(said.category),
        cover="0" * 64 if number % 5 < 3 else "",
        **said.wording(),
        **said.found_by(),
    )


def _writer(towns: Towns, seed: int) -> Writer:
    return Writer(seed=seed, today=datetime.now(UTC).date(), towns=towns)
