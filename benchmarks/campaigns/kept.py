"""What campaigns cost on the board's own tables, on disk, with ads in the order they came in.

    PYTHONPATH=. python -m benchmarks.campaigns.kept FILE --board FOLDER [--last 5000] [--json FILE]

FILE is one that `benchmarks.campaigns.make` made. The last ads are a transaction each, as on a
board, and told are their milliseconds; those before come 200 at a time, and those that are on the
board already are left out. After each 50 of the last ones what is to be thought of their templates
is thought (told for one template). Then a new process begins (how long until it can place an ad),
and everything is made anew (how alike the templates are).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.measure.machine import load, machine

if TYPE_CHECKING:
    from lamppost.screening.campaigns.values import Ad

NOW = datetime(2027, 3, 1, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--board", type=Path, required=True, help="an empty folder, on the disk")
    parser.add_argument("--last", type=int, default=5_000, help="of how many ads times are told")
    parser.add_argument("--most", type=int, default=0, help="ads; else all of the file")
    parser.add_argument("--rebuild", action="store_true", help="make everything anew at the end")
    parser.add_argument("--json", type=Path, help="append the figures to this file")
    asked = parser.parse_args()
    os.environ.setdefault("LAMPPOST_DATA", str(asked.board))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lamppost.config.settings")
    import django

    django.setup()
    figures = _figures(asked)
    for name, value in figures.items():
        print(f"{name:24} {value:12,.3f}")
    if asked.json:
        told = {"what": "campaigns kept", "machine": machine(), "load": load(), **figures}
        with asked.json.open("a", encoding="utf-8") as out:
            out.write(json.dumps(told) + "\n")


def _figures(asked: argparse.Namespace) -> dict[str, float]:
    from django.core.management import call_command

    from lamppost.screening.campaigns.kept.state import locked

    call_command("migrate", verbosity=0)
    ads = [ad for _n, ad in zip(range(asked.most or 10**9), _ads(asked.file), strict=False)]
    begun, some = process_time(), _fill(ads[: -asked.last])
    figures = {"ads": float(len(ads))}
    if some:
        figures["cpu ms an ad, before"] = (process_time() - begun) / some * 1e3
    for name, times in _place(ads[-asked.last :]).items():
        times.sort()
        figures |= {
            f"{name} p50 ms": times[len(times) // 2] * 1e3,
            f"{name} p99 ms": times[int(len(times) * 0.99)] * 1e3,
            f"{name} most ms": times[-1] * 1e3,
        }
    from lamppost.screening.campaigns.kept.keeper import Keeper

    begun, cpu_begun = perf_counter(), process_time()
    with locked() as state:
        Keeper().ready(state, NOW)
    figures |= {"restart s": perf_counter() - begun, "restart cpu s": process_time() - cpu_begun}
    if asked.rebuild:
        figures |= _rebuilt(ads)
    return figures


def _ads(file: Path) -> Iterator[Ad]:
    from lamppost.screening.campaigns.from_file import FileReader
    from lamppost.screening.files.rows import read_rows
    from lamppost.screening.files.text_stream import open_text

    with open_text(file) as (text, _done, _total):
        yield from FileReader(lambda sentence: None).ads_of(read_rows(text))


def _fill(ads: list[Ad]) -> int:
    from lamppost.screening.campaigns.engine import member_of
    from lamppost.screening.campaigns.kept.keeper import Keeper
    from lamppost.screening.campaigns.kept.state import locked
    from lamppost.screening.campaigns.kept.working import think_again
    from lamppost.screening.models import CampaignMember

    keeper, there = Keeper(), CampaignMember.objects.count()
    for start in range(there, len(ads), 200):
        with locked() as state:
            kept = keeper.ready(state, NOW)
            for ad in ads[start : start + 200]:
                kept.engine.place(member_of(ad))
        if start % 5_000 == 0:
            sys.stderr.write(f"{start:,}\n")
    while think_again(NOW):
        pass
    return len(ads) - there


def _place(ads: list[Ad]) -> dict[str, list[float]]:
    """Seconds of each: folding, placing, and its transaction; and of thinking about a template."""
    from lamppost.screening.campaigns.actions import note_ad
    from lamppost.screening.campaigns.engine import member_of
    from lamppost.screening.campaigns.kept.working import think_again, work_off
    from lamppost.screening.models import CampaignNote

    wall, cpu, thinking = [], [], []
    for number, ad in enumerate(ads, 1):
        note_ad(ad.id)
        note = CampaignNote.objects.get()
        begun, cpu_begun = perf_counter(), process_time()
        work_off(note, member_of(ad), NOW)
        wall.append(perf_counter() - begun)
        cpu.append(process_time() - cpu_begun)
        if number % 50 == 0:
            begun = perf_counter()
            thought = think_again(NOW)
            thinking += [(perf_counter() - begun) / thought] * thought if thought else []
    return {"wall": wall, "cpu": cpu, "thinking, wall": thinking}


def _rebuilt(ads: list[Ad]) -> dict[str, float]:
    from lamppost.screening.campaigns.kept.rebuilding import Rebuild

    before = _templates()
    begun, cpu_begun = perf_counter(), process_time()
    Rebuild(NOW).run(ads)
    return {
        "rebuild s": perf_counter() - begun,
        "rebuild cpu s": process_time() - cpu_begun,
        "rebuild ARI": _rand(before, _templates()),
    }


def _templates() -> dict[str, int]:
    from lamppost.screening.campaigns.kept.state import current
    from lamppost.screening.models import CampaignMember

    rows = CampaignMember.objects.filter(slot=current().slot)
    return dict(rows.values_list("subject", "template"))


def _rand(one: dict[str, int], other: dict[str, int]) -> float:
    """Adjusted Rand index (Hubert and Arabie 1985) of the ads that both have."""
    from collections import Counter

    both = [(one[ad], other[ad]) for ad in one if ad in other]
    pairs = [_pairs(Counter(what)) for what in (both, [a for a, _ in both], [b for _, b in both])]
    expected = pairs[1] * pairs[2] / max(1.0, len(both) * (len(both) - 1) / 2)
    most = (pairs[1] + pairs[2]) / 2
    return 1.0 if most == expected else (pairs[0] - expected) / (most - expected)


def _pairs(counts: dict[object, int]) -> float:
    return sum(count * (count - 1) / 2 for count in counts.values())


if __name__ == "__main__":
    main()
