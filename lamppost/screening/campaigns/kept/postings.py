"""Which templates hold a key: the engine's `Index` on a table."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from lamppost.screening.campaigns.kept.sql import marks, rows, run

Numbers: TypeAlias = "array[int]"  # of templates, or of keys

# Of a key that everybody has, so many templates are kept: three times what is ever read, so that
# some are left when templates go.
MOST_OF_A_KEY = 150
_BAND = 1 << 62  # keys from here on are hashes, of which the lowest bit can be spared
_AT_ONCE = 400  # SQLite before 3.32 takes 999 values in a statement

_READ = "SELECT id, templates FROM screening_campaignposting WHERE id IN ({})"
_WRITE = (
    "INSERT INTO screening_campaignposting (id, templates) VALUES {} "
    "ON CONFLICT (id) DO UPDATE SET templates = excluded.templates"
)
_DELETE = "DELETE FROM screening_campaignposting WHERE id IN ({})"
_KEYS = "SELECT keys FROM screening_campaigntemplate WHERE id = %s"
_SET_KEYS = "UPDATE screening_campaigntemplate SET keys = %s WHERE id = %s"


class KeptIndex:
    """Reads and writes within one transaction that holds `state.locked`."""

    def __init__(self, slot: int) -> None:
        self._slot = slot
        self._read: dict[int, Numbers] = {}  # an ad that founds a template asks twice
        self._new: set[int] = set()

    def hear_of_new(self, template: int) -> None:
        """One that was founded within this transaction has no keys that could be read."""
        self._new.add(template)

    def postings(self, keys: Sequence[int], *, limit: int) -> Mapping[int, Sequence[int]]:
        meant = {self._row(key): key for key in keys}
        self._load(meant)
        held = ((key, self._read[row]) for row, key in meant.items())
        return {key: templates[-limit:] for key, templates in held if templates}

    def put(self, template: int, keys: Sequence[int]) -> None:
        new = dict.fromkeys(self._row(key) for key in keys)
        old = array("q") if template in self._new else _keys_of(template)
        self._new.discard(template)
        if not old and not new:
            return
        self._load([*old, *new])
        touched = {row: _without(self._read[row], template) for row in (*old, *new)}
        for row in new:
            touched[row] = touched[row][1 - MOST_OF_A_KEY :]
            touched[row].append(template)
        _write(touched)
        self._read.update(touched)
        run(_SET_KEYS, [_packed(new), template])

    def _load(self, rows: Iterable[int]) -> None:
        missing = [row for row in rows if row not in self._read]
        self._read.update((row, array("q")) for row in missing)
        self._read.update(_read(missing))

    def _row(self, key: int) -> int:
        return key & ~1 | self._slot if key >= _BAND else key << 1 | self._slot


def drop(template: int) -> None:
    """Takes a template out of the rows of its keys, whatever slot it is in."""
    held = _read(_keys_of(template))
    _write({row: _without(templates, template) for row, templates in held.items()})
    run(_SET_KEYS, [b"", template])


def _keys_of(template: int) -> Numbers:
    found = rows(_KEYS, [template])
    return _unpacked(found[0][0] if found else b"")


def _read(wanted: Sequence[int]) -> dict[int, Numbers]:
    found: dict[int, Numbers] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        found.update((row, _unpacked(held)) for row, held in rows(_READ.format(marks(some)), some))
    return found


def _write(held: Mapping[int, Numbers]) -> None:
    empty = [row for row, templates in held.items() if not templates]
    kept = sorted((row, templates.tobytes()) for row, templates in held.items() if templates)
    for start in range(0, len(kept), _AT_ONCE):
        some = kept[start : start + _AT_ONCE]
        values = ",".join(["(%s,%s)"] * len(some))
        run(_WRITE.format(values), [value for row in some for value in row])
    for start in range(0, len(empty), _AT_ONCE):
        gone = empty[start : start + _AT_ONCE]
        run(_DELETE.format(marks(gone)), gone)


def _without(held: Numbers, template: int) -> Numbers:
    """A copy: a hot key has a hundred others, and hardly ever this one."""
    if template not in held:
        return held[:]
    return array("q", (one for one in held if one != template))


def _packed(numbers: Iterable[int]) -> bytes:
    return array("q", numbers).tobytes()


def _unpacked(packed: bytes | memoryview) -> Numbers:
    return array("q", bytes(packed))
