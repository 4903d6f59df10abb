"""The tree of a rule that the library has read, out of the form in which it hands it over.

That form is `cel.expr.CheckedExpr`, a protocol buffer (cel-spec, proto/cel/expr/checked.proto
and syntax.proto, 2024); the numbers below are those of its fields. Only the parts that rules are
held to are read, which needs no library for protocol buffers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_ANY_VALUE, _CHECKED_TREE, _CHECKED_SOURCE, _SOURCE_POSITIONS = 2, 4, 5, 4
_EXPR_ID = 2
_CONST, _IDENT, _SELECT, _CALL, _LIST, _STRUCT, _LOOP = 3, 4, 5, 6, 7, 8, 9
_CONST_STRING = 6
_CALL_TARGET, _CALL_FUNCTION, _CALL_ARGS = 1, 2, 3
_LOOP_PARTS = {2: "over", 4: "starts", 5: "while", 6: "step", 7: "gives"}
_KINDS = {_CONST: "const", _IDENT: "name", _SELECT: "select", _CALL: "call", _LIST: "list"}
_KINDS |= {_STRUCT: "struct", _LOOP: "loop"}


@dataclass(frozen=True)
class Node:
    """A piece of a rule. at: the character of the source that it stands for.

    word: a name, a function's, or a text; parts: what it is called on, then its arguments; of a
    loop, what it runs over comes first and `word` is the name it gives to each.
    """

    kind: str
    at: int = 0
    word: str | None = None
    parts: tuple[Node, ...] = field(default=())

    def walk(self) -> Iterator[Node]:
        yield self
        for part in self.parts:
            yield from part.walk()


def tree_of(serialised: bytes) -> Node:
    checked = _one(serialised, _ANY_VALUE)
    source = _one(checked, _CHECKED_SOURCE)
    places = [dict(_entries(entry)) for entry in _all(source, _SOURCE_POSITIONS)]
    at = {_int(place.get(1)): _int(place.get(2)) for place in places}
    return _node(_one(checked, _CHECKED_TREE), at)


def _node(data: bytes, at: dict[int, int]) -> Node:
    entries = dict(_entries(data))
    number = next((number for number in _KINDS if number in entries), 0)
    body = entries.get(number, b"")
    content = body if isinstance(body, bytes) else b""
    word, parts = _content(number, content)
    place = at.get(_int(entries.get(_EXPR_ID)), 0)
    return Node(_KINDS.get(number, "?"), place, word, tuple(_node(part, at) for part in parts))


def _content(number: int, body: bytes) -> tuple[str | None, list[bytes]]:
    if number == _CONST:
        texts = _all(body, _CONST_STRING)
        return (texts[0].decode(errors="replace") if texts else None), []
    if number == _IDENT:
        return _one(body, 1).decode(), []
    if number == _CALL:
        parts = [*_all(body, _CALL_TARGET), *_all(body, _CALL_ARGS)]
        return _one(body, _CALL_FUNCTION).decode(), parts
    if number == _LOOP:
        return _one(body, 1).decode(), [part for n in _LOOP_PARTS for part in _all(body, n)]
    return None, _all(body, 1)


def _one(data: bytes, number: int) -> bytes:
    return next(iter(_all(data, number)), b"")


def _all(data: bytes, number: int) -> list[bytes]:
    return [body for n, body in _entries(data) if n == number and isinstance(body, bytes)]


def _int(value: int | bytes | None) -> int:
    return value if isinstance(value, int) else 0


def _entries(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Number and value of each entry of a message (protobuf.dev, Encoding)."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        wire = key & 7
        if wire == 0:
            value, at = _varint(data, at)
            yield key >> 3, value
            continue
        if wire == 2:
            size, at = _varint(data, at)
        else:
            size = 8 if wire == 1 else 4
        yield key >> 3, data[at : at + size]
        at += size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
