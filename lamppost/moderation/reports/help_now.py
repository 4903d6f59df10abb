"""Who can help at once, by country: a board cannot send anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words


@dataclass(frozen=True)
class Line:
    """number: as it is dialled in that country."""

    number: str
    name: Words


# Numbers that a country or the Union has laid down for everybody, checked in November 2026.
EMERGENCY: dict[str, str] = {
    "US": "911", "CA": "911", "MX": "911", "GB": "999", "AU": "000", "NZ": "111",
    "CH": "112", "NO": "112", "IS": "112",
    **dict.fromkeys(
        ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
         "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"), "112",
    ),
}  # fmt: skip
_TRAFFICKING = _("National Human Trafficking Hotline")
LINES: dict[str, tuple[Line, ...]] = {
    "US": (
        Line("1-800-843-5678", _("National Center for Missing & Exploited Children")),
        Line("1-888-373-7888", _TRAFFICKING),
    ),
    "CA": (Line("1-800-668-6868", _("Kids Help Phone")),),
    "GB": (Line("0800 1111", _("Childline")),),
    "AU": (Line("1800 55 1800", _("Kids Helpline")),),
}


@dataclass(frozen=True)
class HelpNow:
    """emergency: "" where the board's country is not known; then the page says it in general."""

    emergency: str
    lines: tuple[Line, ...]
    words: str  # the host's own, such as a line of their town


def help_now() -> HelpNow:
    """Of the country that the board covers. A board of several names only the number that they
    share: one that does not work where its reader is costs time that nobody has."""
    countries = {_country(entry) for entry in settings.COVERS}
    shared = {EMERGENCY.get(one, "") for one in countries}
    emergency = settings.EMERGENCY_NUMBER or (shared.pop() if len(shared) == 1 else "")
    lines = LINES.get(countries.pop(), ()) if len(countries) == 1 else ()
    return HelpNow(emergency, lines, settings.HELP_LINES)


def _country(covered: str) -> str:
    """Of "US", "US-OH"; "" of a town's number, which does not say it."""
    code = covered.partition("-")[0].strip().upper()
    return code if len(code) == 2 else ""
