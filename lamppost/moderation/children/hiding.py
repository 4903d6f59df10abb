"""Taking out of sight what a case is about, and for good what was confirmed."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from django.db import models

from lamppost.board.actions import hold_ad, remove_ad
from lamppost.board.actions.screening import STOPPED_FROM
from lamppost.board.actions.transitions import AdMoved
from lamppost.board.models import Ad, Photo, State
from lamppost.journal.actions import CLOCK, SCREENING, name_of
from lamppost.journal.decisions import Ruling
from lamppost.journal.models.decisions import Policy, Source
from lamppost.moderation.effects.outcomes import note_outcome
from lamppost.moderation.models import Case
from lamppost.moderation.reasons.telling import tell_person
from lamppost.moderation.reports.cases import close_case
from lamppost.relay.actions.deciding import LetterMoved, hold_letter, refuse_letter, remove_letter
from lamppost.relay.models import Letter, LetterPhoto

Thing: TypeAlias = Ad | Letter
By: TypeAlias = models.Model | str
_RULE = "children@1"


def thing_of(subject: str) -> Thing | None:
    """The ad or letter that is meant; of a photo, what it is on. None for anything else."""
    label, _colon, number = subject.partition(":")
    if not number.isdecimal():
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


def has_come_up(letter: Letter) -> bool:
    """Whether those who review have it before them, or had."""
    if letter.state == Letter.State.ERASED:
        return False
    reported = Case.objects.filter(subject__in=_names(letter))
    return letter.decision_id is not None or reported.exists()


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
        policy=Policy.CHECK, rule=_RULE, source=source, is_automated=by in (SCREENING, CLOCK)
    )
    while _is_or_could_be_seen(thing):
        try:
            hold = hold_letter if isinstance(thing, Letter) else hold_ad
            tell_person(hold(thing, ruling, by=by, at=at, look_by=look_by))  # type: ignore[arg-type]
        except (AdMoved, LetterMoved):
            thing.refresh_from_db()  # somebody was first; it is hidden in whichever state


def _is_or_could_be_seen(thing: Thing) -> bool:
    """Also an ad that is closed or has expired: its poster could put it up again."""
    return thing.state in (STOPPED_FROM if isinstance(thing, Ad) else {Letter.State.SENT})


def take_away(thing: Thing, *, source: Source, by: By, at: datetime) -> None:
    """For good, once a trained person has confirmed it; within the caller's transaction."""
    ruling = Ruling(policy=Policy.MINORS, rule=_RULE, source=source)
    if isinstance(thing, Ad) and thing.state != State.REMOVED:
        decision = remove_ad(thing, ruling, by=by, at=at)
    elif isinstance(thing, Letter) and thing.state in (Letter.State.HELD, Letter.State.DROPPED):
        decision = refuse_letter(thing, ruling, by=by, at=at)
    elif isinstance(thing, Letter) and thing.state == Letter.State.SENT:
        decision = remove_letter(thing, ruling, by=by, at=at)
    else:
        return
    note_outcome(decision)
    tell_person(decision)
    for case in Case.objects.filter(state=Case.State.OPEN, subject__in=_names(thing)):
        close_case(case, decision, at=at)


def _names(thing: Thing) -> list[str]:
    """As which it may have been reported: itself, and its photos."""
    return [name_of(thing), *map(name_of, thing.photos.all())]
