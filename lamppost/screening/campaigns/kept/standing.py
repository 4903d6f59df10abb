"""The ads of a template, read when somebody looks at them: it is often asked only whether
there are any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from lamppost.screening.campaigns.kept.rows import MEMBER, member_from
from lamppost.screening.campaigns.kept.sql import rows
from lamppost.screening.campaigns.values import Member

_COLUMNS = ", ".join(MEMBER)
_FIRST = (
    f"SELECT {_COLUMNS} FROM screening_campaignmember "  # noqa: S608 - names of columns
    "WHERE template_id = %s ORDER BY id LIMIT %s"
)
_LAST = (
    f"SELECT {_COLUMNS} FROM screening_campaignmember "  # noqa: S608 - names of columns
    "WHERE template_id = %s ORDER BY id DESC LIMIT %s"
)
ALL = 1 << 40


def first_of(template: int, most: int = ALL) -> list[Member]:
    """In the order in which they came."""
    return [member_from(row) for row in rows(_FIRST, [template, most])]


def last_of(template: int, most: int) -> list[Member]:
    """Those that came last, in the order in which they came."""
    return [member_from(row) for row in rows(_LAST, [template, most])][::-1]


class Standing(Sequence[Member]):
    """As they stood when it was made, as long as `read` is called before anything changes."""

    def __init__(self, is_any: bool, load: Callable[[], Sequence[Member]]) -> None:
        self._is_any = is_any
        self._load = load
        self._read: Sequence[Member] | None = None

    def read(self) -> Sequence[Member]:
        if self._read is None:
            self._read = self._load()
        return self._read

    def __bool__(self) -> bool:
        return self._is_any

    def __len__(self) -> int:
        return len(self.read())

    @overload
    def __getitem__(self, at: int) -> Member: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Member]: ...
    def __getitem__(self, at: int | slice) -> Member | Sequence[Member]:
        return self.read()[at]
