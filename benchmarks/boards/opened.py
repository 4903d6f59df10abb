"""A board to measure on, opened: its database, its data folder, Django set up for both."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.boards.times import Times
from tests.postgres import beside_server

DATA = Path(__file__).resolve().parent.parent / ".data"
PROFILES = ("embedded", "server")
SEED = 1
# As somebody sets PostgreSQL up on a small server of its own; all else as it comes.
POSTGRES = {
    "shared_buffers": "1GB",
    "effective_cache_size": "3GB",
    "work_mem": "16MB",
    "random_page_cost": "1.1",  # a disk without moving parts
    "max_wal_size": "4GB",
}


@dataclass(frozen=True)
class Board:
    """What was asked for. `made` is when it was: the newest ad is from then."""

    profile: str
    folder: Path
    ads: int
    seed: int
    made: datetime


def add_options(parser: argparse.ArgumentParser, *, ads: int = 100_000) -> None:
    """The options that `opened` understands."""
    parser.add_argument("--ads", type=int, default=ads, help=f"how many; {ads} if not said")
    parser.add_argument("--profile", choices=PROFILES, default=PROFILES[0])
    parser.add_argument("--data", type=Path, default=DATA, help="where boards are kept")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--file", type=Path, help="real ads instead, as `lamppost import` reads")
    parser.add_argument("--mapping", type=Path, help="how to read the columns of --file")
    parser.add_argument("--processes", type=int, default=2, help="that write ads")


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[Board]:
    """The board, made if it is not there yet. Once in a process: Django is set up for it."""
    name = asked.file.name.split(".")[0] if asked.file else "made"
    folder = (asked.data / f"{asked.profile}-{name}-{asked.ads}-{asked.seed}").resolve()
    with ExitStack() as stack:
        _set_up(asked.profile, folder, stack)
        kept = folder / "board.json"
        if not kept.exists():
            _make(asked, kept)
        _index_if_needed()
        said = json.loads(kept.read_text())
        made = datetime.fromisoformat(said["made"])
        yield Board(asked.profile, folder, said["ads"], asked.seed, made)


def _set_up(profile: str, folder: Path, stack: ExitStack) -> None:
    for name in [name for name in os.environ if name.startswith("LAMPPOST_")]:
        del os.environ[name]
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "lamppost.config.settings",
        "LAMPPOST_PROFILE": profile,
        "LAMPPOST_DATA": str(folder / "data"),
    }
    if profile == "server":
        os.environ |= {
            "LAMPPOST_DATABASE": stack.enter_context(
                beside_server(folder / "postgres", settings=POSTGRES)
            ),
            "LAMPPOST_SECRET_KEY": secrets.token_urlsafe(48),
            "LAMPPOST_SEAL_KEY": secrets.token_urlsafe(48),
            "LAMPPOST_CACHE": "redis://127.0.0.1:1/0",  # nothing is asked of it
        }
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections

    stack.callback(connections.close_all)
    call_command("migrate", verbosity=0)


def _make(asked: argparse.Namespace, kept: Path) -> None:
    from django.core.management import call_command

    from benchmarks.boards.from_file import count_ads, read
    from benchmarks.boards.loading import load
    from benchmarks.boards.writers import written
    from lamppost.board.models import Ad

    if Ad.objects.exists():
        sys.exit(f"{kept.parent} holds a board that was not finished. Remove it first.")
    call_command("places", verbosity=0)
    ads = min(asked.ads, count_ads(asked.file, asked.mapping)) if asked.file else asked.ads
    times = Times(ads, datetime.now(UTC))
    if asked.file:
        pieces = read(asked.file, asked.mapping, times=times, seed=asked.seed)
    else:
        pieces = written(times, seed=asked.seed, processes=asked.processes)
    load(pieces, times)
    kept.write_text(json.dumps({"ads": ads, "made": times.ends.isoformat()}))


def _index_if_needed() -> None:
    """After a change of the program an index kept with a board may be of an older form."""
    from django.core.management import call_command

    from lamppost.board.search.indexing import is_in_step

    if not is_in_step():
        call_command("search", "rebuild")
