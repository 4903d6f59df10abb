"""Which replica the next page is read from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from lamppost.config.replicas.asking import standing_of
from lamppost.config.replicas.replica import Replica


class Replicas:
    """All of a board's, taken in turn."""

    def __init__(self, replicas: Sequence[Replica]) -> None:
        self.by_alias = {replica.alias: replica for replica in replicas}
        self._turns = count()

    def choose(self, least: int, steady: float) -> str:
        """The name of a database that shows everything up to position `least`."""
        replicas = list(self.by_alias.values())
        first = next(self._turns) % len(replicas)
        for replica in [*replicas[first:], *replicas[:first]]:
            if replica.may_serve(least, steady):
                return replica.alias
        return DEFAULT_DB_ALIAS

    def doubt(self, alias: str) -> None:
        self.by_alias[alias].doubt()


@cache
def replicas() -> Replicas:
    """This process's."""
    return Replicas(
        [
            Replica(alias, standing_of, settings.REPLICA_MOST_BEHIND_SECS)
            for alias in settings.REPLICAS
        ]
    )
