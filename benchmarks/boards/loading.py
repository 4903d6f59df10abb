"""Ads straight into an empty board's tables: hundreds of times as fast as posting them."""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db import connection, transaction

from benchmarks.boards.bulk import bare, put
from benchmarks.boards.posters import put_posters
from benchmarks.boards.rows import Piece, posters_of
from benchmarks.boards.times import Times
from lamppost.board.models import Ad, Photo
from lamppost.people.models import Person, Persona


def load(pieces: Iterable[Piece], times: Times) -> None:
    """Prints how it gets on."""
    began, done = time.perf_counter(), 0
    with bare([Person, Persona, Ad, Photo]):
        put_posters(posters_of(times.ads), times.ends)
        for ads, photos in pieces:
            with transaction.atomic():
                put(Ad, ads)
                put(Photo, photos)
            done += len(ads)
            _say(f"\r{done:,} ads, {done / (time.perf_counter() - began):,.0f} a second")
        _say(f", {time.perf_counter() - began:,.0f} s. Indexes: ")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    _say(f"{time.perf_counter() - began:,.0f} s in all.\n")


def _say(words: str) -> None:
    print(words, end="", flush=True)
