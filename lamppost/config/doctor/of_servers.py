"""The servers of the server profile beside the primary database."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.db import Error

from lamppost.config.doctor.finding import Findings, ok, warn, wrong
from lamppost.config.replicas.asking import standing_of
from lamppost.config.replicas.position import Standing
from lamppost.core.server_cache import ServerCache


def check_cache(now: datetime) -> Findings:
    if does_cache_answer():
        yield ok("cache.reachable", "The cache answers.")
    else:
        yield wrong(
            "cache.reachable",
            "The cache does not answer: each process counts limits for itself, and whether the "
            "watcher lives cannot be seen.",
            "Look whether Valkey or Redis runs and whether LAMPPOST_CACHE is right.",
        )


def does_cache_answer() -> bool:
    """True of the caches that are part of the board itself."""
    cache = caches["default"]
    return cache.answers() if isinstance(cache, ServerCache) else True


def check_bucket(now: datetime) -> Findings:
    does_answer = getattr(default_storage, "answers", None)
    if does_answer is None:
        return  # files in the data folder, which has checks of its own
    if does_answer():
        yield ok("photos.bucket", "The photos' bucket answers.")
    else:
        yield wrong(
            "photos.bucket",
            "The photos' bucket does not answer, or does not let the board in: no photo is "
            "shown, and none can be added.",
            "Look at LAMPPOST_PHOTO_BUCKET and the settings below it, and at the service's log.",
        )


def check_replicas(now: datetime) -> Findings:
    for name in settings.REPLICAS:
        try:
            standing = standing_of(name)
        except Error as error:
            yield warn(
                "replica.reachable",
                f"{name} does not answer ({type(error).__name__}): the primary answers for it.",
                "Look whether it runs and whether LAMPPOST_DATABASE_REPLICAS is right.",
            )
        else:
            yield from judge_replica(name, standing, most_secs=settings.REPLICA_MOST_BEHIND_SECS)


def judge_replica(name: str, standing: Standing | None, *, most_secs: float) -> Findings:
    if standing is None:
        yield wrong(
            "replica.follows",
            f"{name} follows no primary any more. Nothing is read from it.",
            "If it was made the primary, name it in LAMPPOST_DATABASE; else copy it anew.",
        )
    elif (behind := standing.behind_secs()) > most_secs:
        yield warn(
            "replica.behind",
            f"{name} may be {behind:.0f} seconds behind. Nothing is read from it meanwhile.",
            "Look at its log, and at what keeps its disk or its network busy.",
        )
    else:
        yield ok("replica.behind", f"{name} follows the primary.")
