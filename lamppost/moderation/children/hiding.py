"""Taking out of sight what a case is about, and for good what was confirmed."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from django.db import models

from lamppost.board.actions import remove_ad
from lamppost.board.actions.screening import STOPPED_FROM
from lamppost.board.actions.transitions import AdMoved, move
from lamppost.board.models import Ad, Photo, State
from lamppost.journal.actions import SCREENING
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.relay.actions.hiding import hide_letter, take_letter_away
from lamppost.relay.models import Letter, LetterPhoto

Thing: TypeAlias = Ad | Letter
By: TypeAlias = models.Model | str
_RULE = "children@1"


def thing_of(subject: str) -> Thing | None:
    """The ad or letter that is meant; of a photo, what it is on. None for anything else."""
    label, _colon, number = subject.partition(":")
    if not number.isdigit():
        return None
    if label == "board.photo":
        photo = Photo.objects.filter(pk=number, ad__isnull=False).select_related("ad").first()
        return photo.ad if photo else None
    if label == "relay.letterphoto":
        kept = LetterPhoto.objects.filter(pk=number).select_related("letter").first()
        return kept.letter if kept else None
    if label == "board.ad":
        return Ad.objects.filter(pk=number).first()
    return Letter.objects.filter(pk=number).first() if label == "relay.letter" else None


def was_public(thing: Thing) -> bool | None:
    """Whether anybody could see it; None where that cannot be said any more."""
    if isinstance(thing, Letter):
        return False
    if thing.state in STOPPED_FROM:
        return True
    decision = thing.decision
    is_from_the_start = decision is not None and decision.at == thing.posted
    return False if is_from_the_start and thing.version == 1 else None


def hide(thing: Thing, *, source: Source, by: By, at: datetime, look_by: datetime) -> None:
    """Within the caller's transaction. What is out of sight already stays as it is.

    The person is told what is told of every hold: that somebody looks at it first. More would be
    an accusation before anybody has looked, and a warning to whoever should not be warned.
    """
    ruling = Ruling(
        policy=Policy.CHECK, rule=_RULE, source=source, is_automated=by in (SCREENING, "clock")
    )
    if isinstance(thing, Letter):
        hide_letter(thing, ruling, by=by, at=at, look_by=look_by)
        return
    while thing.state in STOPPED_FROM:
        try:
            _hold(thing, ruling, by=by, at=at, look_by=look_by)
        except AdMoved:
            thing.refresh_from_db()  # its poster was first; it is hidden in whichever state


def _hold(ad: Ad, ruling: Ruling, *, by: By, at: datetime, look_by: datetime) -> None:
    """Also one that is closed or has expired: its poster could put it up again."""

    def decide() -> Decision:
        return write_decision(
            Done.HOLD, ad, ruling, by=by, at=at, person=ad.persona.person, content_at=ad.posted
        )

    move(
        ad, State.HELD, act="ad.held", by=by, at=at, reason=_RULE,
        from_states=STOPPED_FROM, decide=decide, look_by=look_by,
    )  # fmt: skip


def take_away(thing: Thing, *, source: Source, by: By, at: datetime) -> None:
    """For good, once a trained person has confirmed it; within the caller's transaction."""
    ruling = Ruling(policy=Policy.MINORS, rule=_RULE, source=source)
    if isinstance(thing, Letter):
        take_letter_away(thing, ruling, by=by, at=at)
    elif thing.state != State.REMOVED:
        remove_ad(thing, ruling, by=by, at=at)
