"""Windows: stretches of the order of time that hold some 64,000 ads each. Pure.

A token is kept with the number of its ad's window before it ("17.kettl"), so that one index is
many small ones: a search asks the newest window first and stops when its page is full. Numbers
of windows that have emptied are given again, since GIN keeps every key it ever had.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count


@dataclass
class Window:
    """From first_bump to the next window's; last_bump is the highest that was put into it."""

    number: int
    first_bump: int
    last_bump: int = 0
    n: int = 0

    @property
    def row(self) -> tuple[int, int, int, int]:
        return self.number, self.first_bump, self.last_bump, self.n


class Windows:
    """All windows, oldest first; the oldest begins at 0, so that every bump has its window."""

    def __init__(self, windows: Iterable[Window], *, size: int) -> None:
        self.all = sorted(windows, key=lambda window: window.first_bump)
        self.changed: set[int] = set()
        self._size = size
        self._rows = {window.row for window in self.all}

    def put(self, bump: int) -> int:
        """The number of the window that an ad comes into; a new one if the newest is full."""
        newest = self.all[-1] if self.all else None
        if newest is None:
            window = self._open(0)
        elif newest.n >= self._size and bump > newest.last_bump:
            window = self._open(bump)
        else:
            window = self._of(bump)
        window.n += 1
        window.last_bump = max(window.last_bump, bump)
        self.changed.add(window.number)
        return window.number

    def take(self, bump: int) -> None:
        """An ad leaves its window."""
        window = self._of(bump)
        window.n -= 1
        self.changed.add(window.number)

    def close_empty(self) -> None:
        """Their stretches go to the next older one, or the next younger if there is none."""
        self.all = [window for window in self.all if window.n > 0]
        if self.all and self.all[0].first_bump:
            self.all[0].first_bump = 0
            self.changed.add(self.all[0].number)

    def really_changed(self) -> list[Window]:
        """Those that are not as they were: an ad that leaves and comes back changes nothing."""
        return [window for window in self.all if window.row not in self._rows]

    def _of(self, bump: int) -> Window:
        return self.all[bisect_right(self.all, bump, key=lambda window: window.first_bump) - 1]

    def _open(self, first_bump: int) -> Window:
        taken = {window.number for window in self.all}
        window = Window(next(number for number in count() if number not in taken), first_bump)
        self.all.append(window)
        return window
