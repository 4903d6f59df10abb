"""The few headers that matter, read so that no header can do harm."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

MOST_LINES = 1_000
MOST_LENGTH = 2_000  # of one header; reading an odd one takes quadratic time
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:\\@]+@[^\s<>()\[\]\",;:\\@]+")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Headers:
    """By name in lower case, as they stand there."""

    found: dict[str, list[str]]

    @classmethod
    def of(cls, message: Message) -> Headers:
        found = defaultdict(list)
        for name, value in list(message.raw_items())[:MOST_LINES]:
            # Bytes beyond ASCII come as halves of characters, which no database takes.
            whole = str(value)[:MOST_LENGTH].encode(errors="surrogateescape")
            found[str(name).lower()].append(whole.decode(errors="replace"))
        return cls(dict(found))

    def all(self, name: str) -> list[str]:
        return self.found.get(name, [])

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    def senders(self) -> frozenset[str]:
        """Every address that stands in From outside of quotes, in lower case.

        All of them, also where a name or a comment holds one: programs differ in which of them
        they take for the sender, and whoever takes From for a hint must not be led astray.
        """
        plain = (_QUOTED.sub("", value) for value in self.all("from"))
        return frozenset(found.lower() for value in plain for found in _ADDRESS.findall(value))


def decoded(value: str) -> str:
    """A header's words: "=?utf-8?q?gr=C3=BCn?=" is "grün". What cannot be decoded stays."""
    try:
        return str(make_header(decode_header(value[:MOST_LENGTH])))
    except (ValueError, LookupError, TypeError, MessageError):
        return value
