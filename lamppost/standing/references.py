"""References: each writes after a meeting, and neither reads before both have or time is up."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import CLOCK, record
from lamppost.notices.actions import tell
from lamppost.people.models import Block, Person
from lamppost.people.public_words import may_be_shown
from lamppost.standing.models import WORDS_LENGTH, Met, Reference

WINDOW = timedelta(days=14)  # from the hour in which both have confirmed that they met


class ReferenceRefused(Refused):
    """A reference that cannot be written any more."""

    code = "reference_refused"


def due_of(met: Met) -> datetime:
    return met.at + WINDOW


def may_write_of(person: Person, *, now: datetime) -> QuerySet[Met]:
    """Their meetings of which they have not written, and still can."""
    own = Reference.objects.filter(author=person, key=OuterRef("key"))
    # Once the other's is open it can be read, and is not to be answered in kind.
    read = Reference.objects.filter(about=person, key=OuterRef("key"), opened__isnull=False)
    mine = Met.objects.filter(person=person, other__isnull=False, at__gt=now - WINDOW)
    return mine.exclude(Exists(own)).exclude(Exists(read))


def to_write(person: Person, *, now: datetime) -> list[Met]:
    """The same with the end of each window, the first to end first."""
    found = list(may_write_of(person, now=now).order_by("at", "pk"))
    for met in found:
        met.due = due_of(met)  # type: ignore[attr-defined]  # for the template
    return found


def write_reference(met: Met, words: str, *, by: Person, at: datetime) -> Reference:
    """Seals it; if the other one has written, opens both. Raises ReferenceRefused."""
    if met.other is None or at >= due_of(met):
        raise ReferenceRefused(_("The time for a reference about this meeting is over."))
    if len(words) > WORDS_LENGTH:
        raise ReferenceRefused(_("A reference has at most 500 characters."))
    if not may_be_shown(words):
        raise ReferenceRefused(
            _("Something in these words cannot be said on this board. Say it in others.")
        )
    with transaction.atomic():
        _only_one_of_the_two(met)
        if not may_write_of(by, now=at).filter(pk=met.pk).exists():
            raise ReferenceRefused(_("There is a reference about this meeting already."))
        theirs = Met.objects.filter(person=met.other, key=met.key).select_related("persona").first()
        written = Reference.objects.create(
            author=by,
            about=met.other,
            key=met.key,
            met_on=met.on,
            persona=theirs.persona if theirs else None,
            words=words.strip(),
            written=at,
            due=due_of(met),
        )
        record("reference.written", written, by=by, at=at)
        if Reference.objects.filter(author=met.other, key=met.key).exists():
            _open(Reference.objects.filter(key=met.key, opened=None), at)
            written.opened = at
    return written


def _only_one_of_the_two(met: Met) -> None:
    """Whoever of the two writes second sees what the first wrote.

    Without the lock both could look for the other's in the same moment and neither find it:
    both would stay sealed until the window closes. (On SQLite the transaction itself shuts
    others out.)
    """
    list(Met.objects.select_for_update().filter(key=met.key).order_by("pk"))


def open_due(now: datetime, *, limit: int = 200) -> int:
    """What was written about meetings whose window has closed."""
    due = Reference.objects.due(now).order_by("due").values_list("pk", flat=True)
    with transaction.atomic():
        return _open(Reference.objects.filter(pk__in=list(due[:limit]), opened=None), now)


def _open(sealed: QuerySet[Reference], at: datetime) -> int:
    """In one statement. Words between two of whom one blocks the other are left unsaid."""
    found = list(sealed.select_for_update())
    opened = sealed.filter(pk__in=[one.pk for one in found]).update(opened=at)
    _unsay_over_blocks([one.pk for one in found])
    for one in found:
        record("reference.opened", one, by=CLOCK, at=at)
    return opened


def _unsay_over_blocks(pks: list[int]) -> None:
    hers = Block.objects.filter(person=OuterRef("about"), persona__person=OuterRef("author"))
    his = Block.objects.filter(person=OuterRef("author"), persona__person=OuterRef("about"))
    blocked = Reference.objects.filter(Exists(hers) | Exists(his), pk__in=pks)
    Reference.objects.filter(pk__in=list(blocked.values_list("pk", flat=True))).update(words="")


def given_by(person: Person) -> QuerySet[Reference]:
    """Those that they wrote and have not taken back, with whom each was about."""
    name = Met.objects.filter(person=person, key=OuterRef("key")).values("other_name")[:1]
    given = Reference.objects.filter(author=person, revoked=None)
    return given.annotate(name=name).order_by("-met_on", "-pk")


def received_by(person: Person) -> QuerySet[Reference]:
    name = Met.objects.filter(person=person, key=OuterRef("key")).values("other_name")[:1]
    return Reference.objects.received_by(person).annotate(name=name).order_by("-met_on", "-pk")


def revoke_reference(reference: Reference, *, by: Person, at: datetime) -> None:
    """A sealed one is gone as if never written; of an open one the words are."""
    with transaction.atomic():
        record("reference.revoked", reference, by=by, at=at)
        if Reference.objects.filter(pk=reference.pk, opened=None).delete()[0]:
            return
        Reference.objects.filter(pk=reference.pk).update(
            revoked=at, words="", are_words_shown=False
        )


def decline_reference(reference: Reference, *, on: bool, by: Person, at: datetime) -> None:
    """By whom it is about: it does not count, and its words are not shown."""
    with transaction.atomic():
        record("reference.declined" if on else "reference.taken", reference, by=by, at=at)
        received = Reference.objects.filter(pk=reference.pk, about=by)
        received.update(declined=at if on else None)
        if on:
            received.update(are_words_shown=False)


def show_words(reference: Reference, *, on: bool, by: Person) -> None:
    Reference.objects.filter(pk=reference.pk, about=by, declined=None).update(are_words_shown=on)


def invite(met: Met) -> None:
    """Tells once that a reference may be written. Within the meeting's transaction."""
    if not met.person.email:
        return
    day = date_format(timezone.localtime(due_of(met)), "j F Y")
    link = settings.BASE_URL + reverse("standing:references")
    name = met.other_name or _("somebody")
    tell(
        met.person.email,
        key=f"met-{met.pk}",
        kind="reference",
        subject=_("You have both confirmed that you met"),
        body=_(
            "You and %(name)s have both confirmed that you met.\n\n"
            "If it went as you had agreed, you can say so until %(day)s:\n%(link)s\n\n"
            "Neither of you reads what the other has written before both have, or before that "
            "day. You need not write anything, and nobody is told if you do not."
        )
        % {"name": name, "day": day, "link": link},
    )
