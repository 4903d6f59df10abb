"""JSON as it comes from strangers: whatever could be read in two ways is not read at all. Pure."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused

LATEST_SECS = 2**33  # the year 2242: past it some clocks cannot tell the time


class Unproven(Refused):
    """A statement that is not what it says it is, or that cannot be checked."""

    code = "unproven"


def unreadable() -> Unproven:
    return Unproven(
        _("This file is damaged, or it is no file of facts. Take a new one along from the board.")
    )


def read_object(text: bytes | str) -> dict[str, Any]:
    """Raises Unproven for anything but one object whose names each stand there once."""
    found = read_json(text)
    if not isinstance(found, dict):
        raise unreadable()
    return found


def read_json(text: bytes | str) -> Any:  # noqa: ANN401 - it is whatever stands there
    try:
        written = text.decode() if isinstance(text, bytes) else text
        found = json.loads(written, object_pairs_hook=_once, parse_constant=_no_number)
        # Half a surrogate pair is JSON, and no text that could be signed or kept.
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise unreadable() from error
    return found


def to_base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Only what to_base64url writes: other spellings of the same bytes are not taken."""
    try:
        content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise unreadable() from error
    if to_base64url(content) != text:
        raise unreadable()
    return content


def as_dict(found: object) -> dict[str, Any]:
    """What stands under a name that may not be there."""
    return found if isinstance(found, dict) else {}


def as_time(secs: object) -> datetime:
    if isinstance(secs, bool) or not isinstance(secs, int) or not 0 <= secs < LATEST_SECS:
        raise unreadable()
    return datetime.fromtimestamp(secs, UTC)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(_name: str) -> NoReturn:
    raise ValueError
