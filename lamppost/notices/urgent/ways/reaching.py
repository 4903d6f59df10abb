"""Where a library may connect to on behalf of a stranger: public addresses by HTTPS alone.

Whoever chooses a service for their messages names a host, and could name one inside the
network of the board's own host. The services' libraries speak through requests, which connects
in one place: there the address is looked up once, looked at, and connected to.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from socket import socket
from typing import Any

import urllib3.util.connection
from django.conf import settings

from lamppost.notices.deadline import Deadline
from lamppost.notices.push.reaching import EndpointRefused, public_address

HTTPS = 443
_connect = urllib3.util.connection.create_connection
_here = threading.local()


@contextmanager
def only_public(secs: float) -> Iterator[None]:
    """What this thread asks of other machines goes to public ones, and ends within so long."""
    with Deadline(secs) as deadline:
        _here.deadline = deadline
        try:
            yield
        finally:
            _here.deadline = None


def _guarded(address: tuple[str, int], *args: Any, **options: Any) -> socket:  # noqa: ANN401
    deadline: Deadline | None = getattr(_here, "deadline", None)
    if deadline is None:  # somebody else's: a bucket for photos may well be in the house
        return _connect(address, *args, **options)
    host, port = address
    try:
        there = public_address(host, port)
    except EndpointRefused as error:
        raise ConnectionRefusedError("not a public address") from error
    if port != HTTPS and not (settings.PUSH_TO_LOOPBACK and ip_address(there).is_loopback):
        raise ConnectionRefusedError("not the port of HTTPS")
    connected = _connect((there, port), *args, **options)
    deadline.watch(connected)
    return connected


urllib3.util.connection.create_connection = _guarded
