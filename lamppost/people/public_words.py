"""Words that everybody sees the moment they are written: names, and what is said of somebody.

Nothing can hold them until somebody has looked. Screening lies above this room and says here
which of them the board does not carry.
"""

from __future__ import annotations

from collections.abc import Callable

# Whether they may be shown. It must not raise.
Look = Callable[[str], bool]
_looks: dict[str, Look] = {}


def register_look(name: str, look: Look) -> None:
    """Once for each name: a second one under it takes the place of the first."""
    _looks[name] = look


def may_be_shown(words: str) -> bool:
    return all(look(words) for look in _looks.values())
