"""What the door asks about each mail, and the answers it gives."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from typing import Any, TypeVar

from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import close_old_connections
from django.utils import timezone

from lamppost.core.limits import Limit, TooOften
from lamppost.relay.mail_in.guessing import GUESSES, GUESSES_BEHIND
from lamppost.relay.mail_in.receiving import Fate, Outcome, deliver, is_open

logger = logging.getLogger(__name__)

_THREADS = 4
_LATER = Outcome(Fate.LATER).reply
_TOO_MANY = "421 4.7.0 Too many wrong addresses, come again in an hour"
_ONE_AT_A_TIME = "452 4.5.3 One recipient at a time, send the mail again for the others"
_OK = "250 2.0.0 OK"

Found = TypeVar("Found")


class Desk:
    """A handler of aiosmtpd. Everything that asks the database is done in threads."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="mail")
        self.work: set[Any] = set()

    def close(self, within_secs: float) -> None:
        wait(list(self.work), timeout=within_secs)
        self.threads.shutdown(wait=False, cancel_futures=True)

    def note_forwarded(self, session: Session, arg: str) -> None:
        """Believed of this machine alone: others could claim to be somebody new each time."""
        told = dict(word.partition("=")[::2] for word in arg.split())
        if _is_this_machine(session) and told.get("ADDR", "[UNAVAILABLE]") != "[UNAVAILABLE]":
            session.forwarded = told["ADDR"][:60]  # type: ignore[attr-defined]

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, replies: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*replies[:-1], "250-XFORWARD ADDR NAME PROTO HELO SOURCE PORT", *replies[-1:]]

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if envelope.rcpt_tos:
            return _ONE_AT_A_TIME
        answer = await self._do(lambda: _may_come(address, session), _LATER)
        if answer == _OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        raw, sender = envelope.content, envelope.mail_from or ""
        if not isinstance(raw, bytes) or not envelope.rcpt_tos:
            return _LATER
        to = envelope.rcpt_tos[0]
        return await self._do(lambda: _take(raw, sender, to), _LATER)

    async def handle_exception(self, error: Exception) -> str:
        logger.error("a mail could not be taken in: %s", type(error).__name__)
        return _LATER

    async def _do(self, what: Callable[[], Found], otherwise: Found) -> Found:
        job = self.threads.submit(_with_database, what, otherwise)
        self.work.add(job)
        job.add_done_callback(self.work.discard)
        return await asyncio.wrap_future(job)


def _with_database(what: Callable[[], Found], otherwise: Found) -> Found:
    """Anything unforeseen is answered with "later": the sender's server keeps the mail."""
    close_old_connections()
    try:
        return what()
    except Exception as error:
        # Where it happened and its kind; its own words may be those of a letter.
        where = "".join(traceback.format_tb(error.__traceback__, limit=-3))
        logger.error("a mail could not be taken in: %s\n%s", type(error).__name__, where)
        return otherwise
    finally:
        close_old_connections()


def _may_come(address: str, session: Session) -> str:
    client, limit = _client(session)
    # A limit that only wrong guesses feel would still let the right one through.
    if limit.is_spent(client):
        return _TOO_MANY
    if is_open(address):
        return _OK
    with suppress(TooOften):
        limit.spend(client)
    return Outcome(Fate.UNKNOWN).reply


def _take(raw: bytes, sender: str, to: str) -> str:
    outcome = deliver(raw, envelope_from=sender, envelope_to=to, at=timezone.now())
    logger.info("a mail came in: %s", outcome.fate.name.lower())
    return outcome.reply


def _client(session: Session) -> tuple[str, Limit]:
    forwarded = getattr(session, "forwarded", "")
    if forwarded:
        return forwarded, GUESSES
    peer = str((session.peer or ("",))[0])
    return peer, GUESSES_BEHIND if _is_this_machine(session) else GUESSES


def _is_this_machine(session: Session) -> bool:
    try:
        return ipaddress.ip_address(str((session.peer or ("",))[0])).is_loopback
    except ValueError:
        return False
