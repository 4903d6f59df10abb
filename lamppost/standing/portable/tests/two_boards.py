"""One process that is now one board, now the other: what tests of taking and bringing need."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.utils import timezone
from pytest_django import Settings

from lamppost.people.models import Person
from lamppost.standing.portable.board_key import own_document
from lamppost.standing.portable.boards import read_board_keys, trust
from lamppost.standing.portable.taking import take_along
from lamppost.standing.portable.tests.cast import HERE, ISSUER

SECRETS = {HERE: "this board's secret", ISSUER: "the other board's"}  # that of BOARD_KEY


def be(settings: Settings, board: str) -> None:
    settings.BASE_URL = board
    settings.BOARD_NAME = "Other Board" if board == ISSUER else "This Board"
    settings.STATEMENT_KEYS = (SECRETS[board],)
    cache.clear()


@contextmanager
def on_the_other(settings: Settings) -> Iterator[None]:
    be(settings, ISSUER)
    yield
    be(settings, HERE)


def file_from_the_other(settings: Settings, person: Person, count: int = 2) -> bytes:
    with on_the_other(settings):
        return take_along(person, count=count, at=timezone.now()).written().encode()


def trust_the_other(settings: Settings) -> None:
    with on_the_other(settings):
        written = json.dumps(own_document())
    trust(read_board_keys(json.loads(written)), at=timezone.now())
