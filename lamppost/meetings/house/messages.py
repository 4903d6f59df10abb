"""What the boards say to each other, as JSON: strict in reading, also from a friend."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

LARGEST_BYTES = 2_000_000
LIST_AT_A_TIME = 5_000  # some 300 kB
_REF = 32


class NotAMessage(ValueError):
    """Something that this version does not read."""


@dataclass(frozen=True)
class Change:
    """ends None: forget it."""

    ref: str
    version: int
    ends: datetime | None = None
    rests: bool = False
    package: bytes = b""


@dataclass(frozen=True)
class Listed:
    """All plans from one ref to another, the last not among them ("" is the end), with versions."""

    first: str
    until: str
    held: dict[str, int]


@dataclass(frozen=True)
class Said:
    """known: what the other has done, as we have taken it up."""

    is_guarding: bool
    changes: tuple[Change, ...] = ()
    listed: Listed | None = None
    known: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What a board has done for one plan of the other. mark: names just this."""

    ref: str
    mark: str
    keys: tuple[tuple[str, int], ...]  # (key of a rung, contact)
    taken_by: int | None = None
    taken: datetime | None = None
    put_down: datetime | None = None
    downs: int = 0


@dataclass(frozen=True)
class Answer:
    """held: the versions that are there now. unlike: refs that are there in no or an older one."""

    now: datetime
    is_guarding: bool
    held: dict[str, int] = field(default_factory=dict)
    unlike: tuple[str, ...] = ()
    done: tuple[Done, ...] = ()


def write_said(said: Said) -> bytes:
    return _write(
        {
            "is_guarding": said.is_guarding,
            "changes": [_change(one) for one in said.changes],
            "listed": said.listed and vars(said.listed),
            "known": said.known,
        }
    )


def _change(change: Change) -> dict[str, Any]:
    return {
        "ref": change.ref,
        "version": change.version,
        "ends": change.ends and change.ends.isoformat(),
        "rests": change.rests,
        "package": base64.b64encode(change.package).decode(),
    }


def write_answer(answer: Answer) -> bytes:
    done = [
        {**vars(one), "taken": _time(one.taken), "put_down": _time(one.put_down)}
        for one in answer.done
    ]
    return _write({**vars(answer), "now": answer.now.isoformat(), "done": done})


def read_said(body: bytes) -> Said:
    """Raises NotAMessage."""
    try:
        found = json.loads(body)
        listed = found["listed"]
        return Said(
            bool(found["is_guarding"]),
            tuple(_read_change(one) for one in found["changes"]),
            listed and Listed(_text(listed["first"]), _text(listed["until"]), _held(listed)),
            {_ref(ref): _text(mark) for ref, mark in found["known"].items()},
        )
    except _WRONG as error:
        raise NotAMessage(type(error).__name__) from error


def read_answer(body: bytes) -> Answer:
    """Raises NotAMessage."""
    try:
        found = json.loads(body)
        return Answer(
            _read_time(found["now"]),
            bool(found["is_guarding"]),
            _held(found),
            tuple(_ref(ref) for ref in found["unlike"]),
            tuple(_read_done(one) for one in found["done"]),
        )
    except _WRONG as error:
        raise NotAMessage(type(error).__name__) from error


_WRONG = (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error)


def _read_change(found: dict[str, Any]) -> Change:
    ends = found["ends"]
    return Change(
        _ref(found["ref"]),
        int(found["version"]),
        _read_time(ends) if ends else None,
        bool(found["rests"]),
        base64.b64decode(found["package"], validate=True),
    )


def _read_done(found: dict[str, Any]) -> Done:
    taken_by = found["taken_by"]
    return Done(
        _ref(found["ref"]),
        _text(found["mark"]),
        tuple((_text(key), int(contact)) for key, contact in found["keys"]),
        None if taken_by is None else int(taken_by),
        _read_time(found["taken"]) if found["taken"] else None,
        _read_time(found["put_down"]) if found["put_down"] else None,
        int(found["downs"]),
    )


def _held(found: dict[str, Any]) -> dict[str, int]:
    return {_ref(ref): int(version) for ref, version in found["held"].items()}


def _ref(ref: object) -> str:
    if not isinstance(ref, str) or len(ref) != _REF or not ref.isalnum() or not ref.isascii():
        raise ValueError("not a ref")
    return ref


def _text(text: object) -> str:
    if not isinstance(text, str) or len(text) > 100:
        raise ValueError("not a short text")
    return text


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _read_time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at


def _write(said: dict[str, Any]) -> bytes:
    return json.dumps(said, separators=(",", ":")).encode()
