"""Signed heads as text, a line each, as they are published and kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lamppost.core.errors import Refused
from lamppost.journal.chain import head_text
from lamppost.journal.models import Head
from lamppost.journal.signing import holds
from lamppost.journal.verifying import Known


class WrongHead(Refused):
    """A line that is no head, or whose signature does not hold."""

    code = "journal_head"


def published(head: Head) -> str:
    """ "lamppost-journal 1 DAY POSITION DIGEST KEY SIGNATURE"."""
    text = head_text(head.day.isoformat(), head.position, bytes(head.digest))
    return f"{text} {head.key} {head.signature}"


def read_heads(lines: Iterable[str], *, keys: Iterable[str]) -> Iterator[Known]:
    """Heads that were kept. keys: the public keys to trust; raises WrongHead."""
    trusted = set(keys)
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.split()
        if len(parts) != 7 or parts[:2] != ["lamppost-journal", "1"] or not parts[3].isdecimal():
            raise WrongHead(f"Line {number} is no head of a journal.")
        _, _, day, position, digest, key, signature = parts
        try:
            text = head_text(day, int(position), bytes.fromhex(digest))
        except ValueError as error:
            raise WrongHead(f"Line {number} is no head of a journal.") from error
        if not holds(text, signature, key):
            raise WrongHead(f"The signature of line {number} does not hold.")
        if key not in trusted:
            raise WrongHead(f"Line {number} is signed with a key that is not of this board.")
        yield Known(int(position), bytes.fromhex(digest), f"the head of {day} that was kept")
