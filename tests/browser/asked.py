"""What authorities have asked: open, late, over, and what the board told them by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.board.models import Ad
from lamppost.journal.actions import name_of
from lamppost.moderation.authorities.actions import (
    NewRequest,
    end_request,
    note_notice,
    note_request,
)
from lamppost.moderation.models import AuthorityRequest
from lamppost.people.models import Person

OFFICE = "Landeskriminalamt, Zentralstelle für die Bekämpfung der Internetkriminalität"
LONG = "The address, the names and the letters of whoever stands behind this ad. " * 5


def make_asked(ad: Ad, *, by: Person, at: datetime) -> dict[str, int]:
    """What paths may name."""
    about = [name_of(ad), name_of(ad.persona.person)]
    asked = note_request(_new(at, LONG), about, by=by, at=at)
    told = note_request(_new(at, LONG, kind="told"), about, by=by, at=at)
    note_notice(told, "danger", why=LONG[:400], by=by, at=at)
    add_asked(ad, by=by, at=at)
    return {"asked": asked.pk, "told": told.pk}


def add_asked(ad: Ad, *, by: Person, at: datetime) -> None:
    """One that is open, and one that is over and of which the person is to be told."""
    note_request(_new(at, "All letters."), [name_of(ad)], by=by, at=at)
    over = note_request(_new(at, "All letters."), [name_of(ad)], by=by, at=at)
    end_request(over, AuthorityRequest.State.ANSWERED, "The address.", by=by, at=at)


def _new(at: datetime, words: str, *, kind: str = "asked") -> NewRequest:
    return NewRequest(
        kind=kind,
        office=OFFICE,
        country="DE",
        reference="4711 Js 2026/11",
        basis="order",
        law="§ 100j StPO",
        asked=words,
        received=at - timedelta(days=9),
        deadline=at - timedelta(days=1),
        given=words if kind == "told" else "",
    )
