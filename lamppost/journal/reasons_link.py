"""Where a person reads why something was decided. `moderation` shows it, and says here where."""

from __future__ import annotations

from collections.abc import Callable

from lamppost.journal.models import Decision

# The address without the board's own: "/reasons/…/". Whoever has it reads the reasons.
ToPath = Callable[[Decision], str]
_ways: list[ToPath] = []


def register_reasons(to_path: ToPath) -> None:
    """The last one counts."""
    _ways[:] = [to_path]


def reasons_link(decision: Decision | None) -> str:
    """For the person that it touches, and nobody else; "" where nothing restricts them."""
    if decision is None or not decision.is_restriction or not _ways:
        return ""
    return _ways[0](decision)
