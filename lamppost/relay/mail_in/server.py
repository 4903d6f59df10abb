"""The door for mails: SMTP or LMTP on loopback, behind the host's own mail server."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable
from functools import partial
from typing import cast

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP
from django.conf import settings

from lamppost.relay.mail_in.desk import Desk
from lamppost.relay.mail_in.parsing import MOST_BYTES

logger = logging.getLogger(__name__)

MOST_CONNECTIONS = 50  # Postfix opens 20 to one destination
WAITS_SECS = 60  # for the next command or line
_TOO_MANY = b"421 4.3.2 Too many connections, come again\r\n"
STOPS_WITHIN_SECS = 8  # the supervisor kills after ten


class _Connections:
    """Those that are open, so that there is an end to how many, and all are let finish."""

    def __init__(self) -> None:
        self.open: set[SMTP] = set()


def _door(kind: type[SMTP], desk: Desk, connections: _Connections) -> SMTP:
    class Door(kind):  # type: ignore[misc, valid-type]
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            if len(connections.open) >= MOST_CONNECTIONS:
                cast("asyncio.WriteTransport", transport).write(_TOO_MANY)
                transport.close()
                return
            connections.open.add(self)
            super().connection_made(transport)

        def connection_lost(self, error: Exception | None) -> None:
            connections.open.discard(self)
            if self.transport is not None:  # it was let in
                super().connection_lost(error)

        async def smtp_XFORWARD(self, arg: str) -> None:  # noqa: N802
            """Postfix tells here who is asking (XFORWARD_README); see Desk.client."""
            desk.note_forwarded(self.session, arg or "")
            await self.push("250 2.0.0 Noted")

    return Door(
        desk,
        data_size_limit=MOST_BYTES,
        enable_SMTPUTF8=True,
        hostname=settings.RELAY_DOMAIN,
        ident="Lamppost",
        timeout=WAITS_SECS,
        command_call_limit=200,
        loop=asyncio.get_running_loop(),
    )


async def listen(
    address: str,
    port: int,
    *,
    is_lmtp: bool,
    stop: asyncio.Event,
    desk: Desk | None = None,
    opened: Callable[[], None] = lambda: None,
) -> None:
    """Takes mails in until `stop`; those whose words have all come are stored and answered."""
    desk, connections = desk or Desk(), _Connections()
    loop = asyncio.get_running_loop()
    make = partial(_door, LMTP if is_lmtp else SMTP, desk, connections)
    server = await loop.create_server(make, address, port)
    opened()
    try:
        await stop.wait()
    finally:
        server.close()
        await asyncio.to_thread(desk.close, STOPS_WITHIN_SECS)
        for door in list(connections.open):
            if door.transport is not None:
                door.transport.close()


def run(address: str, port: int, *, is_lmtp: bool) -> None:
    """Until SIGTERM or Ctrl-C."""

    async def main() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await listen(address, port, is_lmtp=is_lmtp, stop=stop)

    # Its own lines name addresses and what clients typed.
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    asyncio.run(main())
