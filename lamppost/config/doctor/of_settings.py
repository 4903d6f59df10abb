"""Settings that Lamppost starts with, and should not be run with."""

from __future__ import annotations

import ipaddress
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from lamppost.config.doctor.finding import Findings, ok, warn, wrong

SHORTEST_KEY = 50  # characters: what Django's own deployment check asks for
FEWEST_LETTERS = 5


def check_secret_key(now: datetime) -> Findings:
    yield from judge_secret_key(settings.SECRET_KEY)


def judge_secret_key(key: str) -> Findings:
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS:
        yield wrong(
            "settings.secret_key",
            "The secret key can be guessed: whoever does can sign in as anybody.",
            "Set LAMPPOST_SECRET_KEY to what this prints: openssl rand -base64 48",
        )
    else:
        yield ok("settings.secret_key", "The secret key is long enough.")


def check_evidence_key(now: datetime) -> Findings:
    if settings.EVIDENCE_KEYS[0] == settings.SEAL_KEYS[0]:
        yield warn(
            "settings.evidence_key",
            "What must be kept has no key of its own: whoever can read sealed texts reads it, too.",
            "Set LAMPPOST_EVIDENCE_KEY to what this prints: openssl rand -base64 48",
        )
    else:
        yield ok("settings.evidence_key", "What must be kept has a key of its own.")


def check_address(now: datetime) -> Findings:
    yield from judge_address(
        settings.BASE_URL,
        is_demo=settings.DEMO,
        proxies=settings.ALLAUTH_TRUSTED_PROXY_COUNT,
        on_server=settings.ON_SERVER,
    )


def judge_address(url: str, *, is_demo: bool, proxies: int, on_server: bool) -> Findings:
    parts = urlsplit(url)
    if is_this_machine(parts.hostname or ""):
        yield from _judge_local(url, on_server=on_server)
        return
    if is_demo:
        yield wrong(
            "settings.demo",
            f"This is a demonstration at a public address ({url}): anybody can read all mail "
            "and so sign in as anybody.",
            "Take LAMPPOST_DEMO away, and start with an empty data folder.",
        )
    if parts.scheme != "https":
        yield wrong(
            "settings.https",
            f"The board is reached without encryption ({url}): passkeys do not work, and "
            "whoever is in between can read letters and take over accounts.",
            "Put a web server with HTTPS in front (docs/hosting/start.md) and write "
            "LAMPPOST_URL with https://.",
        )
    elif not proxies:
        yield wrong(
            "settings.proxies",
            "LAMPPOST_URL says https://, but Lamppost is not told of the web server in front "
            "that does the encryption: pages redirect for ever.",
            "Set LAMPPOST_PROXIES=1, or to how many web servers stand in front.",
        )
    else:
        yield ok("settings.url", f"The board is at {url}, encrypted.")


def _judge_local(url: str, *, on_server: bool) -> Findings:
    if on_server:
        yield wrong(
            "settings.url",
            f"Links in mails point to {url}, which is this machine alone.",
            "Set LAMPPOST_URL to the address that people type, with https://.",
        )
    else:
        yield ok("settings.url", f"The board is at {url}, for this machine alone.")


def is_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_contact(now: datetime) -> Findings:
    """Most countries ask a board for a name and an address; so do the people on it."""
    if settings.BOARD_HOST and settings.BOARD_CONTACT:
        yield ok("settings.contact", "The board says who runs it and how to reach them.")
    elif is_this_machine(urlsplit(settings.BASE_URL).hostname or ""):
        yield ok("settings.contact", "Nobody need be named on a board for this machine alone.")
    else:
        yield warn(
            "settings.contact",
            "The board does not say who runs it or how to reach them.",
            "Set LAMPPOST_RUN_BY and LAMPPOST_CONTACT.",
        )
