"""An alarm in the few letters of a text message."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.meetings.telling.known import Known
from lamppost.meetings.telling.saying import headline

LONGEST = 290  # two texts; what costs a host money, and what some services cut off


def short_text(known: Known, link: str, at: datetime) -> str:
    """The alarm, where and with whom as far as they fit, and the link: always whole."""
    warning = " " + _("Do NOT ring or write to them!") if known.must_not_be_rung else ""
    begins = f"{headline(known, at)}.{warning}"
    ends = " " + _("What to do:") + f" {link}"
    room = LONGEST - len(begins) - len(ends)
    said = [_labelled(_("Where"), known.where), _labelled(_("With"), known.with_whom)]
    return begins + _fitting(said, room) + ends


def _labelled(name: str, said: str) -> str:
    return f"{name}: {said}" if said else ""


def _fitting(parts: list[str], room: int) -> str:
    """Each begins with a blank, and gets its half of the room, or what the other one leaves."""
    there = [" ".join(part.split()) for part in parts if part.strip()]
    said = ""
    for left, part in zip(range(len(there), 0, -1), there, strict=True):
        share = (room - len(said)) // left - 2  # the blank before, the full stop behind
        if share > len("…"):
            said += f" {_cut(part.rstrip('. '), share)}."
    return said


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
