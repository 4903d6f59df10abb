"""Letters that wait for their own author: the board has a question about them first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.models import Person
from lamppost.people.suspending import LONGEST
from lamppost.relay import author_mails
from lamppost.relay.actions.writing import LetterPicture, NewLetter, write_letter
from lamppost.relay.models import Letter, Side, Unsent

KEPT = timedelta(days=30)
# Somebody who is suspended cannot send it before that is over.
KEPT_WHILE_SUSPENDED = LONGEST + KEPT
_AT_ONCE = 200
# For one side. Whoever got hold of an address could fill the page of its owner.
KEEPING = Limit("keep_unsent", times=20, per_secs=24 * 60 * 60)


def keep_unsent(
    side: Side,
    text: str,
    *,
    why: Unsent.Why,
    key: str,
    pictures: Sequence[LetterPicture] = (),
    at: datetime,
) -> Unsent:
    """Keeps it, once, and mails its author the question. Raises TooOften."""
    KEEPING.spend(str(side.pk))
    with transaction.atomic():
        unsent, is_new = Unsent.objects.get_or_create(
            side=side,
            key=key,
            defaults={
                "text": text,
                "why": why,
                "since": at,
                "pictures": [asdict(picture) for picture in pictures],
            },
        )
        if is_new:
            author_mails.ask_about(unsent)
    return unsent


def send_unsent(unsent: Unsent, *, text: str, by: Person, at: datetime) -> Letter:
    """Sends it as its author has left or changed it. Raises LetterRefused and TooOften."""
    side = unsent.side
    pictures = [LetterPicture(**picture) for picture in unsent.pictures]
    letter = write_letter(side, NewLetter(text, unsent.key, pictures), at=at)
    with transaction.atomic():
        if unsent.why == Unsent.Why.CONTACT:
            # Asked once in each conversation, and answered.
            Side.objects.filter(pk=side.pk).update(has_given_contact=True)
        Unsent.objects.filter(pk=unsent.pk).delete()
        record("letter.confirmed", letter, by=by, at=at, why=unsent.why)
    return letter


def drop_unsent(unsent: Unsent) -> None:
    from lamppost.relay.jobs import delete_unnamed_letter_photos

    with transaction.atomic():
        Unsent.objects.filter(pk=unsent.pk).delete()
        if unsent.pictures:
            digests = [picture["digest"] for picture in unsent.pictures]
            delete_unnamed_letter_photos.enqueue(digests)


def forget_unsent(now: datetime) -> int:
    """Forgets those that nobody has answered for."""
    is_old = Q(since__lt=now - KEPT) & ~Q(why=Unsent.Why.SUSPEND)
    is_older = Q(since__lt=now - KEPT_WHILE_SUSPENDED)
    old = list(Unsent.objects.filter(is_old | is_older).order_by("pk")[:_AT_ONCE])
    for unsent in old:
        drop_unsent(unsent)
    return len(old)
