"""Decisions as they may come, and many of them at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import RESTRICTIONS, Done, Policy, Source
from lamppost.testing import NOON

SUBJECTS = (
    "board.ad",
    "relay.letter",
    "board.photo",
    "people.person",
    "moderation.report",
    "board.persona",
)
RULES = ("", "services@3", "payment@2, rule:tickets@4f1c", "Call Mary, +1 937 224 7111")
DAYS = 90


def make_decisions(seed: int, count: int) -> list[Decision]:
    """So many, some of them undone by others of them, within some DAYS."""
    random = Random(seed)  # noqa: S311  the same in every run
    made = Decision.objects.bulk_create(
        [Decision(**_columns(random, NOON)) for _ in range(count - count // 5)]
    )
    restricting = [one for one in made if Done(one.done) in RESTRICTIONS]
    undone = random.sample(restricting, min(count // 5, len(restricting)))
    ends = [
        _columns(random, one.at) | {"done": Done.RESTORE, "subject": one.subject, "undoes": one}
        for one in undone
    ]
    return made + Decision.objects.bulk_create([Decision(**columns) for columns in ends])


def _columns(random: Random, after: datetime) -> dict[str, Any]:
    at = after + timedelta(seconds=random.randrange(DAYS * 86_400))
    return {
        "at": at,
        "subject": f"{random.choice(SUBJECTS)}:{random.randrange(1, 900_000)}",
        "person": f"people.person:{random.randrange(1, 9_000)}",
        "by": "people.person:5",
        "done": random.choice([done for done in Done if done != Done.RESTORE]),
        "policy": random.choice(Policy.values),
        "source": random.choice(Source.values),
        "rule": random.choice(RULES),
        "is_automated": random.random() < 0.5,
        "facts": random.choice(["", "the check “codes” noticed something", "mary@example.org"]),
        "reasons": "Secret reasons",
        "note": "Secret note",
        "content_at": random.choice([None, at - timedelta(days=3)]),
        "until": random.choice([None, at + timedelta(days=7)]),
    }
