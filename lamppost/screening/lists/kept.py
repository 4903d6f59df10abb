"""What is made of the files in the host's folder, made anew when one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")
# Name, time of change and size of each file: one look at the folder, and none into the files.
_Seen = tuple[Path, tuple[tuple[str, int, int], ...]]


def folder() -> Path:
    """The folder that LAMPPOST_SCREENING names; it need not be there."""
    # Imported here so that the files can be read and tested without settings.
    from django.conf import settings

    return Path(settings.SCREENING_FOLDER)


class Kept(Generic[Made]):
    """One kind of list. pattern: of its files' names, as in "hosts-*.txt"."""

    def __init__(self, pattern: str, make: Callable[[Sequence[Path]], Made]) -> None:
        self._pattern = pattern
        self._make = make
        self._lock = Lock()
        self._kept: tuple[_Seen, Made] | None = None

    def current(self) -> Made:
        """As the files say now: some microseconds for a look at the folder, unless one changed."""
        seen = self._seen()
        kept = self._kept
        if kept and kept[0] == seen:
            return kept[1]
        with self._lock:  # so that a long list is read once, whoever waits for it
            if not self._kept or self._kept[0] != seen:
                self._kept = seen, self._make([seen[0] / name for name, _, _ in seen[1]])
            return self._kept[1]

    def _seen(self) -> _Seen:
        here = folder()
        found = []
        for file in sorted(here.glob(self._pattern)):
            try:
                status = file.stat()
            except OSError:  # gone since, or a link to nowhere
                continue
            found.append((file.name, status.st_mtime_ns, status.st_size))
        return here, tuple(found)
