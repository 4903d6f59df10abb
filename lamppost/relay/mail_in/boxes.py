"""Addresses of other rooms at the same door: `<kind>-<name>@`, taken by whoever registered them.

The door, its limits on guesses and the reading of mails are the same as for letters; what a mail
means is for the room above to know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from lamppost.relay.mail_in.values import MailIn


@dataclass(frozen=True)
class Taker:
    """is_open: whether there is such a name. take: does what the mail asks for, or raises, and
    then it comes again; the same mail may come twice. No machine's mail gets as far."""

    is_open: Callable[[str], bool]
    take: Callable[[str, MailIn, datetime], None]


@dataclass(frozen=True)
class OtherBox:
    name: str
    taker: Taker

    def take(self, mail: MailIn, *, at: datetime) -> None:
        self.taker.take(self.name, mail, at)


_takers: dict[str, Taker] = {}


def register_box(kind: str, taker: Taker) -> None:
    """kind: a word without a dash, and not "bounces"."""
    _takers[kind] = taker


def other_box(address: str) -> OtherBox | None:
    """The box of another room that mail to this address goes into."""
    local, _at, domain = address.lower().rpartition("@")
    kind, _dash, name = local.partition("-")
    taker = _takers.get(kind) if domain == settings.RELAY_DOMAIN else None
    return OtherBox(name, taker) if taker and taker.is_open(name) else None
