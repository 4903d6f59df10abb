"""What a statement can say of somebody, and in which words. Pure.

Coarse, so that two showings are not known for the same person's by what they say: months and
not days, "several" where that is enough. Whoever wants to show the number shows it on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lamppost.standing.facts import SEVERAL, Facts

# A name of what these statements are: nothing is to be found at that address.
KIND = "https://lamppost.example/statement/1"
DIGESTS = 12  # in every statement, whatever it can show
MOST = 1_000_000  # no board has seen somebody meet more people

LABELS: dict[str, str | Promise] = {
    "mail": gettext_lazy("that you control a mail address"),
    "phone": gettext_lazy("that you control a phone number, and since which month"),
    "here_since": gettext_lazy("since which month you are on that board"),
    "met_several": gettext_lazy("that you have met several people"),
    "meetings": gettext_lazy("how many people you have met"),
    "has_reference": gettext_lazy("that you have a reference"),
    "references": gettext_lazy("how many references you have"),
    "seen": gettext_lazy("that its host has seen you in person, and in which month"),
}
_YES = {"mail", "met_several", "has_reference"}
_MONTHS = {"phone", "here_since", "seen"}
_MONTH = re.compile(r"[12][0-9]{3}-(0[1-9]|1[0-2])", re.ASCII)


def claims_of(facts: Facts) -> dict[str, Any]:
    """What can be shown of somebody. What is not known is not there, rather than a no."""
    claims = {
        "mail": facts.mail_since is not None,
        "phone": _month(facts.phone_since),
        "here_since": _month(facts.here_since),
        "met_several": facts.meetings >= SEVERAL,
        "meetings": facts.meetings,
        "has_reference": facts.references > 0,
        "references": facts.references,
        "seen": _month(facts.seen_on),
    }
    return {name: value for name, value in claims.items() if value}


def readable(claims: Mapping[str, Any]) -> dict[str, Any]:
    """Those that have a meaning here: a board may know of others, or write nonsense."""
    return {name: claims[name] for name in LABELS if _is_meant(name, claims.get(name))}


def sentences(claims: Mapping[str, Any]) -> list[str]:
    """A line each for what is readable of it."""
    meant = readable(claims)
    if "meetings" in meant:
        meant.pop("met_several", None)
    if "references" in meant:
        meant.pop("has_reference", None)
    return [_sentence(name, value) for name, value in meant.items()]


def chosen(names: Iterable[str]) -> list[str]:
    wanted = set(names)
    return [name for name in LABELS if name in wanted]


def _sentence(name: str, value: Any) -> str:  # noqa: ANN401 - as its name has it
    if name in _MONTHS:
        when = date_format(date.fromisoformat(f"{value}-01"), "F Y")
        return {
            "phone": _("controls a phone number, since %(when)s"),
            "here_since": _("there since %(when)s"),
            "seen": _("seen in person by that board’s host, %(when)s"),
        }[name] % {"when": when}
    if name == "meetings":
        return ngettext("has met %(n)s person", "has met %(n)s people", value) % {"n": value}
    if name == "references":
        return ngettext("%(n)s reference", "%(n)s references", value) % {"n": value}
    return {
        "mail": _("controls a mail address"),
        "met_several": _("has met several people"),
        "has_reference": _("has a reference from somebody they met"),
    }[name]


def _is_meant(name: str, value: object) -> bool:
    if name in _YES:
        return value is True
    if name in _MONTHS:
        return isinstance(value, str) and _MONTH.fullmatch(value) is not None
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= MOST


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else ""
