"""What each source gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from lamppost.moderation.queue.desk import Desk
from lamppost.moderation.queue.items import Queue


@dataclass(frozen=True)
class Shown:
    """What a row says of a thing beside its place in the queue.

    why: in plain words, gravest first. reach: how many may have met it, in words; "" for nobody.
    """

    title: str
    why: tuple[str, ...]
    since: datetime
    reach: str = ""


@dataclass(frozen=True)
class Source:
    """waiting: all that this person could decide, each with a `look_by` of its own column, so
    that the first of them are an index look-up. shown: of those with these numbers that are still
    there, in as many queries however many they are."""

    queue: Queue
    waiting: Callable[[Desk], QuerySet[Any]]
    shown: Callable[[Sequence[int]], Mapping[int, Shown]]
