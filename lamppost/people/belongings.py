"""What each room holds of somebody: how it is handed over to them, and how it is erased."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from lamppost.people.models import Person


def _no_files(person: Person) -> Iterable[tuple[str, bytes | BinaryIO]]:
    return ()


@dataclass(frozen=True)
class Belonging:
    """One part of "everything of mine"; a room registers its own in its AppConfig.ready.

    export: what goes into NAME.json, made of what JSON knows, and of dates.
    files:  further files of the archive: ("photos/17-1.jpg", content). Opened ones are closed
            by whoever reads them.
    erase:  deletes it all, within the caller's transaction. It runs before the account and
            its personas go, and must leave no row that points to either.
    """

    name: str
    export: Callable[[Person], object]
    erase: Callable[[Person], object]
    files: Callable[[Person], Iterable[tuple[str, bytes | BinaryIO]]] = _no_files


_registered: dict[str, Belonging] = {}


def register(belonging: Belonging) -> None:
    """Once for each name: a second one under it takes the place of the first."""
    _registered[belonging.name] = belonging


def all_belongings() -> tuple[Belonging, ...]:
    return tuple(_registered.values())
