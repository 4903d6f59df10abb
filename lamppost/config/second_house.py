"""The other board that this one stands by for, and that stands by for this one."""

from __future__ import annotations

from urllib.parse import urlsplit

from lamppost.config.env import WrongSetting

SHORTEST_KEY = 32
_THIS_MACHINE = {"127.0.0.1", "::1", "localhost"}


def second_house(given: str, keys: tuple[str, ...], own: str) -> str:
    """Its address as it calls itself; "" for a board without one. Raises WrongSetting."""
    url = given.rstrip("/")
    if not url:
        return ""
    parts = urlsplit(url)
    # Unencrypted to this machine alone, for trials.
    is_safe = parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in _THIS_MACHINE
    )
    if not is_safe or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise WrongSetting(
            f"LAMPPOST_SECOND_HOUSE is {given!r}. Write the other board's LAMPPOST_URL: "
            "https://other.example"
        )
    if url == own:
        raise WrongSetting("LAMPPOST_SECOND_HOUSE is this board itself: nobody would stand by.")
    if not keys or any(len(key) < SHORTEST_KEY for key in keys):
        raise WrongSetting(
            "LAMPPOST_SECOND_HOUSE_KEY is not set or is shorter than 32 letters. Make one with: "
            "lamppost house-key. Both boards need the same."
        )
    return url
