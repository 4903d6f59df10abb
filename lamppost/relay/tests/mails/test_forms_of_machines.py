"""Forms that machines post keep every byte of what is in them."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lamppost.relay.mail_in.forms import fields_of

BOUNDARY = "a1b2c3-never-in-a-value"


def _multipart(values: dict[str, bytes]) -> bytes:
    head = b'--%s\r\nContent-Disposition: form-data; name="%s"\r\nX: y\r\n\r\n%s\r\n'
    parts = (head % (BOUNDARY.encode(), name.encode(), value) for name, value in values.items())
    return b"".join(parts) + b"--%s--\r\n" % BOUNDARY.encode()


@given(st.binary(), st.binary())
def test_every_byte_comes_through_both_ways_to_write_a_form(first: bytes, second: bytes) -> None:
    values = {"body-mime": first, "token": second}
    kind = f'multipart/form-data; boundary="{BOUNDARY}"'
    assert fields_of(kind, _multipart(values)) == values
    written = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in values.items())
    assert fields_of("application/x-www-form-urlencoded", written.encode()) == values


@given(st.text(max_size=40), st.binary(max_size=300))
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=", "", "application/x-www-form-"])
def test_anything_else_is_refused_or_has_fields(kind: str, more: str, body: bytes) -> None:
    with suppress(ValueError):
        assert isinstance(fields_of(kind + more, body), dict)


def test_more_fields_than_a_form_has_are_not_looked_for() -> None:
    values = {str(number): b"x" for number in range(5_000)}
    found = fields_of(f"multipart/form-data; boundary={BOUNDARY}", _multipart(values))
    assert len(found) <= 200
