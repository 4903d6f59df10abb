"""Damage drawn by lot to a journal of lines, decisions and terms: all of it is found."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Model
from pytest_django import Settings

from lamppost.journal import triggers
from lamppost.journal.actions import CLOCK, record
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.linking import link_due, sign_due
from lamppost.journal.models import Link, Terms
from lamppost.journal.models.decisions import Done
from lamppost.journal.terms import publish_terms
from lamppost.journal.verifying import verify
from lamppost.journal.witness import read_witness
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
DRAWN = 60  # of each kind
TABLES = ["line", "link", "head", "decision", "terms"]


@pytest.fixture(autouse=True)
def _journal(alice: Model, settings: Settings, tmp_path: Path) -> None:
    """Two days of lines, each day with its signed head; then some that no head knows yet."""
    settings.STATEMENT_KEYS = ("a secret for the journal",)
    settings.DATA = tmp_path
    for day in range(3):
        at = NOON + timedelta(days=day)
        for n in range(8):
            record("person.seen", alice, by=CLOCK, at=at, reason=f"day {day}", n=n)
        write_decision(Done.KEEP, alice, Ruling(facts=f"day {day}"), by=alice, at=at, person=alice)
        publish_terms(f"Terms {day}", summary="More", by=alice, at=at)
        assert link_due(at)
        if day < 2:
            assert sign_due(at + timedelta(days=1))


def _sql(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _model(table: str) -> type[Model]:
    return apps.get_model("journal", table)


def _rows(table: str) -> list[int]:
    return list(_model(table)._base_manager.order_by("pk").values_list("pk", flat=True))


def _another(field: models.Field[Any, Any], value: Any, draw: random.Random) -> Any:
    """A value that the column takes, and that is not the one it has."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + draw.choice([-1, 1]) * draw.randint(1, 10**6)
    if isinstance(value, bytes | memoryview):
        place = draw.randrange(len(value))
        kept = bytearray(value)
        kept[place] ^= 1 << draw.randrange(8)
        return bytes(kept)
    if hasattr(value, "isoformat"):
        return value + timedelta(days=draw.choice([-1, 1]) * draw.randint(1, 400))
    if value is None:
        return NOON if isinstance(field, models.DateTimeField) else None
    return {"n": draw.random()} if isinstance(value, dict) else f"{value}{draw.choice('xyz')}"


def _edit(draw: random.Random) -> bool:
    model = _model(draw.choice(TABLES))
    kept = draw.choice(list(model._base_manager.all()))
    field = draw.choice([one for one in model._meta.concrete_fields if not one.primary_key])
    if field.choices or field.is_relation:
        return False  # the table itself refuses what it does not know
    other = _another(field, getattr(kept, field.attname), draw)
    if other is None:
        return False
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=kept.pk).update(**{field.attname: other})
    except DatabaseError:
        return False  # the table itself refuses it: it cannot be so, or is there already
    return True


def _delete(draw: random.Random) -> bool:
    table = draw.choice(["line", "link", "decision", "terms"])
    model = _model(table)
    gone = draw.sample(_rows(table), draw.randint(1, 3))
    return bool(model._base_manager.filter(pk__in=gone)._raw_delete("default"))


def _delete_with_places(draw: random.Random) -> bool:
    for number in draw.sample(_rows("line"), draw.randint(1, 3)):
        _sql("DELETE FROM journal_link WHERE line_id = %s", number)
        _sql("DELETE FROM journal_line WHERE id = %s", number)
    return True


def _reorder(draw: random.Random) -> bool:
    """Two lines change places: all that they say, or where they stand in the chain."""
    one, other = draw.sample(list(Link.objects.values_list("line_id", flat=True)), 2)
    _sql("UPDATE journal_link SET line_id = -1 WHERE line_id = %s", one)
    _sql("UPDATE journal_link SET line_id = %s WHERE line_id = %s", one, other)
    _sql("UPDATE journal_link SET line_id = %s WHERE line_id = -1", other)
    return True


def _insert(draw: random.Random) -> bool:
    """A line that says it was there, with a place of its own or without one."""
    line = record("person.praised", "people.person:9", by=CLOCK, at=NOON)
    _sql("DELETE FROM journal_unlinked WHERE line_id = %s", line.pk)
    if draw.random() < 0.5:
        last = Link.objects.order_by("-position")[0]
        digest = draw.randbytes(32)
        Link.objects.create(position=last.position + 1, line_id=line.pk, digest=digest)
    return True


def _insert_decision(draw: random.Random) -> bool:
    if draw.random() < 0.5:
        Terms.objects.create(version=f"x{draw.random()}", published=NOON, since=NOON)
        return True
    model = _model("decision")
    row = draw.choice(list(model._base_manager.all()))
    row.pk = None
    row.save(force_insert=True)
    return True


def _truncate(draw: random.Random) -> bool:
    keep = draw.randrange(Link.objects.count())
    number = Link.objects.get(position=keep).line_id if keep else 0
    _sql("DELETE FROM journal_link WHERE position > %s", keep)
    _sql("DELETE FROM journal_line WHERE id > %s", number)
    return True


DAMAGE: list[Callable[[random.Random], bool]] = [
    _edit,
    _delete,
    _delete_with_places,
    _reorder,
    _insert,
    _insert_decision,
    _truncate,
]


@contextmanager
def _taken_back() -> Iterator[None]:
    """Without the triggers, which would refuse it; everything is as before afterwards."""
    place = transaction.savepoint()
    for table in triggers.CLOSED:
        end = "" if connection.vendor == "sqlite" else f" ON {table}"
        _sql(f"DROP TRIGGER IF EXISTS {table}_no_update{end}")
    yield
    transaction.savepoint_rollback(place)


def _problems() -> list[str]:
    witness = read_witness()
    return [problem.sentence for problem in verify([witness] if witness else [])]


def test_journal_that_nobody_has_touched_is_whole() -> None:
    assert _problems() == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_drawn_by_lot_is_found_every_time(damage: Callable[[random.Random], bool]) -> None:
    unseen, done = [], 0
    for seed in range(DRAWN):
        with _taken_back():
            if damage(random.Random(seed)):  # noqa: S311  the same lots in every run
                done += 1
                if not _problems():
                    unseen.append(seed)
    assert unseen == []
    assert done > DRAWN // 4
