"""Posting to an address that a visitor gave us, and nowhere that only we can reach.

A browser says where its push service listens. Somebody else could say an address inside the
host's own network instead, and have the board knock there: so only HTTPS, only port 443, only
public addresses, and no redirect is followed.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from django.conf import settings

from lamppost.notices.deadline import Deadline

TIMEOUT_SECS = 10  # for each answer, and for all of them together
_HTTPS = 443
# Addresses that carry another one within them: 6to4, Teredo and NAT64 lead who knows where.
_CARRIERS = [IPv6Network(net) for net in ("2002::/16", "2001::/32", "64:ff9b::/32")]


class EndpointRefused(Exception):
    """An address that is not posted to."""


@dataclass(frozen=True)
class Endpoint:
    host: str
    port: int
    path: str
    is_https: bool = True


def read_endpoint(address: str) -> Endpoint:
    """What the address names. Raises EndpointRefused unless it is plain HTTPS."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise EndpointRefused("no address") from error
    if not parts.hostname or parts.username or parts.password or not address.isascii():
        raise EndpointRefused("no plain address")
    if any(ord(letter) <= ord(" ") for letter in address):
        raise EndpointRefused("blanks in it")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if settings.PUSH_TO_LOOPBACK and parts.scheme == "http":
        return Endpoint(parts.hostname, port or 80, path, is_https=False)
    if parts.scheme != "https" or port not in {None, _HTTPS}:
        raise EndpointRefused("not HTTPS at its usual port")
    return Endpoint(parts.hostname, _HTTPS, path)


def post(address: str, body: bytes, headers: dict[str, str]) -> int:
    """The status of the answer. Raises EndpointRefused, or OSError when nobody answers."""
    endpoint = read_endpoint(address)
    there = public_address(endpoint.host, endpoint.port)
    with Deadline(TIMEOUT_SECS) as deadline:
        connection = _connection(endpoint, there, deadline)
        try:
            connection.connect()
            connection.request("POST", endpoint.path, body, headers)
            return connection.getresponse().status
        except HTTPException as error:
            raise ConnectionError(type(error).__name__) from error
        finally:
            connection.close()


def public_address(host: str, port: int) -> str:
    """An address of the host, looked up once: it is connected to, not looked up again.

    Raises EndpointRefused, or OSError for a host that is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(where[0]) for *_more, where in found]
    if not all(_may_be_reached(ip_address(one)) for one in addresses):
        raise EndpointRefused("not a public address")
    return addresses[0]


def _may_be_reached(address: IPv4Address | IPv6Address) -> bool:
    if settings.PUSH_TO_LOOPBACK and address.is_loopback:
        return True
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return _may_be_reached(address.ipv4_mapped)
        if any(address in net for net in _CARRIERS):
            return False
    return address.is_global and not address.is_multicast


class _Plain(HTTPConnection):
    def __init__(self, address: str, port: int, deadline: Deadline) -> None:
        self._deadline = deadline
        super().__init__(address, port, timeout=TIMEOUT_SECS)

    def connect(self) -> None:
        super().connect()
        self._deadline.watch(self.sock)


class _ToAddress(HTTPSConnection):
    """HTTPS with a host, at an address of it that has been looked at."""

    def __init__(self, host: str, address: str, deadline: Deadline) -> None:
        self._tls = ssl.create_default_context()
        self._address = address
        self._deadline = deadline
        super().__init__(host, _HTTPS, timeout=TIMEOUT_SECS, context=self._tls)

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), TIMEOUT_SECS)
        self._deadline.watch(plain)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def _connection(endpoint: Endpoint, address: str, deadline: Deadline) -> HTTPConnection:
    if endpoint.is_https:
        return _ToAddress(endpoint.host, address, deadline)
    return _Plain(address, endpoint.port, deadline)
