"""How long it takes to find whom a new ad is news to, among a hundred thousand alerts.

PYTHONPATH=. python -m benchmarks.alerts [--ads 100000] [--alerts 100000] [--profile server]

Searches are drawn as people search: words of ads, towns by their people, some with a price. Each
new ad is found twice as fast as it is told: what is timed is the ad's tokens looked up and every
candidate checked; making its tokens and writing the finds are timed beside it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from benchmarks.boards.opened import add_options, opened

if TYPE_CHECKING:
    from benchmarks.boards.writing import Writer
    from lamppost.board.alerts.models import Alert
    from lamppost.board.models import Ad

WARM, TIMED, COMPARED = 1_500, 1_500, 25
BATCH = 2_000
BAR_MS = {"embedded": 4.0, "server": 6.0}
RADII_KM = (5.0, 10.0, 25.0, 25.0, 25.0, 50.0)
# Of a hundred searches: with words, around a town, within a category, with a highest price.
WORDS, TOWN, CATEGORY, PRICE = 75, 80, 55, 25


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    parser.add_argument("--alerts", type=int, default=100_000)
    asked = parser.parse_args()
    with opened(asked) as board:
        _measure(board.profile, asked.alerts, board.seed)


def _measure(profile: str, alerts: int, seed: int) -> None:
    writer = _writer(seed)
    began = time.perf_counter()
    made = _make_alerts(writer, alerts, seed)
    from lamppost.board.alerts.models import Alert, AlertKey

    said = f", made in {time.perf_counter() - began:.0f} s" if made else ""
    keys = AlertKey.objects.count()
    print(f"{Alert.objects.count():,} alerts, {keys / alerts:.1f} keys each{said}; {profile}")
    ads = _new_ads(writer, WARM + TIMED)
    for ad in ads[:WARM]:
        _find(ad)
    timed = [_find(ad) for ad in ads[WARM:]]
    print(f"{'':24}{'p50':>9}{'p99':>9}{'most':>9}")
    for name, values in zip(("ms, wall", "ms, processor"), zip(*((t[0], t[1]) for t in timed), strict=True), strict=True):
        _row(name, [value * 1_000 for value in values], "{:9.2f}")
    _row("alerts looked at", [t[2] for t in timed], "{:9.0f}")
    _row("alerts found", [len(t[3]) for t in timed], "{:9.0f}")
    p99 = _at([t[1] * 1_000 for t in timed], 0.99)
    verdict = "met" if p99 <= BAR_MS[profile] else "missed"
    print(f"bar: p99 {BAR_MS[profile]} ms, {verdict} ({p99:.2f} ms of processor time)")
    _compare(ads[-COMPARED:])


def _row(name: str, values: Sequence[float], form: str) -> None:
    shown = (_at(values, 0.5), _at(values, 0.99), max(values))
    print(f"{name:24}" + "".join(form.format(value) for value in shown))


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _writer(seed: int) -> Writer:
    from benchmarks.boards.towns import Towns
    from benchmarks.boards.writing import Writer

    return Writer(seed=seed, today=datetime.now(UTC).date(), towns=Towns.of_board())


def _new_ads(writer: Writer, many: int) -> list[Ad]:
    """Ads as they would be posted next; not saved."""
    from lamppost.board.content import term_of
    from lamppost.board.models import Ad, State

    now = datetime.now(UTC)
    contents = writer.write(9_999_999, many)  # a piece that no board has
    return [
        Ad(
            pk=10**12 + number,
            bump=10**12 + number,
            persona_id=0,
            state=State.LIVE,
            posted=now,
            renewed=now,
            expires=now + term_of(content.category),
            cover="0" * 64 if number % 5 < 3 else "",
            **content.wording(),
            **content.found_by(),
        )
        for number, content in enumerate(contents)
    ]


def _find(ad: Ad) -> tuple[float, float, int, set[int]]:
    """Seconds by the wall and of the processor, alerts looked at, alerts found."""
    from lamppost.board.alerts.lookup import candidates
    from lamppost.board.alerts.matching import wants_of
    from lamppost.board.search.document import document_of

    document = document_of(ad)
    wall, processor = time.perf_counter(), time.process_time()
    found = wants_of(document, ad)
    spent = time.perf_counter() - wall, time.process_time() - processor
    return (*spent, len(candidates(document)), {pk for pk, _wanted in found})


def _compare(ads: Sequence[Ad]) -> None:
    """Every alert tried on some ads, one by one."""
    from lamppost.board.alerts.matching import fits
    from lamppost.board.alerts.models import Alert
    from lamppost.board.alerts.wanting import read_wants

    every = list(read_wants(Alert.objects.all()))
    differing = 0
    for ad in ads:
        tried = _tried(ad, every, fits)
        differing += tried != _find(ad)[3]
    print(f"{len(ads) - differing} of {len(ads)} ads: the same alerts as by trying every one")


def _tried(ad: Ad, every: Sequence[tuple[int, Any]], fits: Callable[..., bool]) -> set[int]:
    return {pk for pk, wanted in every if fits(ad, wanted)}


def _make_alerts(writer: Writer, many: int, seed: int) -> bool:
    from lamppost.board.alerts import keys
    from lamppost.board.alerts.models import Alert, Subscriber

    if Alert.objects.count() == many:
        return False
    Subscriber.objects.all().delete()
    subscriber = Subscriber.objects.create(address="everybody@example.org")
    count = lru_cache(maxsize=None)(keys.how_many)
    batch: list[Alert] = []
    for alert in _alerts(writer, many, seed, subscriber):
        batch.append(alert)
        if len(batch) == BATCH:
            keys.put_keys(Alert.objects.bulk_create(batch), count=count)
            batch = []
    keys.put_keys(Alert.objects.bulk_create(batch), count=count)
    return True


def _alerts(writer: Writer, many: int, seed: int, subscriber: Any) -> Iterator[Alert]:  # noqa: ANN401
    from benchmarks.boards.towns import Towns
    from lamppost.board.alerts.models import Alert
    from lamppost.board.alerts.wish import as_values

    chance = random.Random(f"{seed} alerts")
    towns = Towns.of_board().draw(many, chance)
    contents = writer.write(8_888_888, many)
    now = datetime.now(UTC)
    for number, (content, town) in enumerate(zip(contents, towns, strict=True)):
        query = _query(content, town, chance)
        yield Alert(
            subscriber=subscriber,
            title="Alert",
            asked=str(number),
            query=as_values(query),
            since=now,
            confirmed=now,
        )


def _query(content: Any, town: Any, chance: random.Random) -> Any:  # noqa: ANN401
    from lamppost.board.search import Near, Query

    words = content.title.split()
    said = " ".join(chance.sample(words, k=min(len(words), chance.choice((1, 1, 2)))))
    has_words = chance.randrange(100) < WORDS
    return Query(
        words=said if has_words else "",
        near=Near(town, chance.choice(RADII_KM)) if chance.randrange(100) < TOWN else None,
        category=content.category if chance.randrange(100) < CATEGORY or not has_words else "",
        most_cents=content.price_cents if chance.randrange(100) < PRICE else None,
    )


if __name__ == "__main__":
    main()
