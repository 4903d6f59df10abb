"""Files that somebody else has written, to see what happens."""

from __future__ import annotations

import json
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.standing.portable.jose import sign
from lamppost.standing.portable.statement_file import (
    MOST_BYTES,
    read_statement_file,
)
from lamppost.standing.portable.status_list import MOST_BYTES as MOST_LIST
from lamppost.standing.portable.status_list import TYP, unpack
from lamppost.standing.portable.strict_json import Unproven, to_base64url
from lamppost.standing.portable.tests.cast import BOARD_KEY, LIST, check_first, make_file

GOOD = make_file().written()
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def test_file_reads_back_as_it_was_written() -> None:
    file = read_statement_file(GOOD.encode())
    assert file.written() == GOOD
    assert check_first(file).shown.claims["meetings"] == 7


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe{}",
        b"null",
        b"[]",
        b"NaN",
        b"[" * 200_000,
        b'{"a":' * 50_000,
        b"1" * 100_000,
        b'{"lamppost": "statements", "lamppost": "statements"}',
        GOOD.replace('"statements"', '"\\ud800"').encode(),
        GOOD.encode() + b" " * MOST_BYTES,
        GOOD.replace("Ed25519", "P-256").encode(),
        GOOD.replace("https://other.example", "javascript:alert").encode(),
        GOOD.replace('"version": 1', '"version": 2').encode(),
    ],
)
def test_what_is_no_file_of_facts_is_refused(content: bytes) -> None:
    with pytest.raises(Unproven, match="damaged"):
        read_statement_file(content)


def _places(found: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every way to something in it: to a whole as to each of its parts."""
    if not isinstance(found, dict | list):
        return [way]
    steps = found.items() if isinstance(found, dict) else enumerate(found)
    inner = [place for step, part in steps for place in _places(part, (*way, step))]
    return [way, *inner] if way else inner


PLACES = _places(json.loads(GOOD))


@given(st.data())
def test_any_json_in_any_place_is_refused_or_read(data: st.DataObject) -> None:
    found = json.loads(GOOD)
    where = data.draw(st.sampled_from(PLACES))
    _put(found, where, data.draw(JSONS))
    try:
        check_first(read_statement_file(json.dumps(found).encode()))
    except Unproven:
        return  # anything else would be a bug, and is let through


def _put(found: Any, way: tuple[Any, ...], value: object) -> None:
    *steps, last = way
    for step in steps:
        found = found[step]
    found[last] = value


def test_list_that_unpacks_to_more_than_there_can_be_is_not_unpacked() -> None:
    packed = to_base64url(zlib.compress(bytes(MOST_LIST + 1)))
    assert len(packed) < 2_000
    with pytest.raises(Unproven):
        unpack(packed)


@pytest.mark.parametrize(
    "changed",
    [
        {"sub": f"{LIST}/other"},
        {"iat": "yesterday"},
        {"status_list": {"bits": 2, "lst": "eNrbuRgAAhcBXQ"}},
        {"status_list": {"bits": 1, "lst": "no zlib"}},
        {"status_list": {"bits": 1, "lst": to_base64url(zlib.compress(b""))}},
    ],
)
def test_list_that_does_not_tell_of_the_statement_is_refused(changed: dict[str, object]) -> None:
    file = make_file()
    claims = {"sub": LIST, "iat": 1, "status_list": {"bits": 1, "lst": "eNrbuRgAAhcBXQ"}, **changed}
    lists = {LIST: sign(claims, key=BOARD_KEY, typ=TYP)}
    with pytest.raises(Unproven):
        check_first(type(file)(file.issuer, file.board, file.keys, lists, file.tokens))
