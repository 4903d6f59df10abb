"""To whom a board reports what may harm children, besides the CyberTipline: LAMPPOST_HOTLINES."""

from __future__ import annotations

from urllib.parse import urlsplit

from lamppost.config.env import WrongSetting

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def hotlines(given: str) -> list[tuple[str, str, str]]:
    """Of "GB Internet Watch Foundation https://report.iwf.org.uk; …": country, name, address."""
    return [_hotline(one.strip()) for one in given.split(";") if one.strip()]


def _hotline(given: str) -> tuple[str, str, str]:
    words = given.split()
    country, name, address = words[0], " ".join(words[1:-1]), words[-1]
    is_country = len(country) == 2 and country.isascii() and country.isalpha()
    if not is_country or not name or urlsplit(address).scheme != "https":
        raise WrongSetting(
            f"LAMPPOST_HOTLINES has {given!r}. Write each as a country, a name and an address, "
            "such as: GB Internet Watch Foundation https://report.iwf.org.uk"
        )
    return country.upper(), name, address


def cybertip_url(given: str) -> str:
    """Without an ending slash; unencrypted to this machine alone, for tests."""
    there = urlsplit(given)
    is_safe = there.scheme == "https" or (there.scheme == "http" and there.hostname in _LOOPBACK)
    if not is_safe:
        raise WrongSetting(f"LAMPPOST_CYBERTIP_URL is {given!r}. Write an https:// address.")
    return given.rstrip("/")
