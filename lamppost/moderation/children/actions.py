"""What is done in a case: opened, looked at, confirmed or not."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import CLOCK, name_of, record
from lamppost.journal.models.decisions import Source
from lamppost.moderation.children.hiding import has_come_up, hide, take_away, thing_of, was_public
from lamppost.moderation.children.jobs import delete_shown_files
from lamppost.moderation.children.mails import tell_trained
from lamppost.moderation.children.matching import should_open, waiting_for_a_case
from lamppost.moderation.evidence.actions import Taken, preserve, read_exhibit, take
from lamppost.moderation.evidence.exhibit import Exhibit
from lamppost.moderation.evidence.store import Damaged
from lamppost.moderation.models import ChildCase, FileView
from lamppost.people.models import Person
from lamppost.relay.models import Letter

__all__ = ["confirm", "not_confirm", "open_case", "open_cases_due", "should_open", "show_photo"]

logger = logging.getLogger(__name__)

LOOK_WITHIN = timedelta(hours=1)
UNDECIDED = (ChildCase.State.OPEN, ChildCase.State.CONFIRMED)


class NotInCase(Refused):
    """Something that cannot be done with a case as it is."""

    code = "child_case"


def open_case(subject: str, *, source: Source, by: models.Model | str, at: datetime) -> ChildCase:
    """Hides the thing at once, keeps it sealed, and opens its case: all three or none. The case
    that is open already, if there is one. Raises NotInCase for what can be neither seen nor hidden.
    """
    thing = thing_of(subject)
    if thing is None:
        raise NotInCase(_("Only an ad, a letter or a photo of one can be given to this path."))
    about = name_of(thing)
    if case := _undecided(about):
        return case
    # Reading photos and sealing them is slow, and is done before others have to wait.
    taken = take(about)
    try:
        with transaction.atomic():
            thing.refresh_from_db()
            public = was_public(thing)
            hide(thing, source=source, by=by, at=at, look_by=at + LOOK_WITHIN)
            return _opened(about, public, taken, source, by, at)
    except IntegrityError:
        if case := _undecided(about):  # somebody else was first: theirs is it
            return case
        raise


def refuse_what_nobody_reviews(subject: str) -> None:
    """Ads are there for everybody; of letters only those that screening, a report or a decision
    has brought up. By its number alone anybody who is trained could otherwise have read whatever
    two people write to each other. Raises NotInCase, as for what is not there."""
    thing = thing_of(subject)
    if isinstance(thing, Letter) and not has_come_up(thing):
        raise NotInCase(_("Only an ad, a letter or a photo of one can be given to this path."))


def _undecided(about: str) -> ChildCase | None:
    return ChildCase.objects.filter(subject=about, state__in=UNDECIDED).first()


def _opened(
    about: str,
    public: bool | None,
    taken: Taken,
    source: Source,
    by: models.Model | str,
    at: datetime,
) -> ChildCase:
    kept = preserve(about, why=f"child safety: {source.value}", by=by, at=at, taken=taken)
    case = ChildCase.objects.create(
        subject=about,
        number=int(about.partition(":")[2]),
        person=kept.person,
        source=source,
        opened=at,
        opened_by=name_of(by),
        look_by=at + LOOK_WITHIN,
        was_public=public,
        evidence=kept,
    )
    record("child_case.opened", case, by=by, at=at, about=about, source=source.value)
    tell_trained(case)
    return case


def open_cases_due(now: datetime) -> int:
    """Cases for what screening has stopped for a photo of a list that is about children."""
    opened = 0
    for subject in waiting_for_a_case(now):
        try:
            open_case(subject, source=Source.SCREENING, by=CLOCK, at=now)
        except OSError as error:
            # It is held already, and is tried again in seconds; the others must not wait for it.
            logger.warning("a case cannot be opened yet: %s", error.strerror)
        else:
            opened += 1
    return opened


def exhibit_in(case: ChildCase) -> Exhibit:
    """What was kept of it. Raises NotInCase where that is gone."""
    if case.evidence is None:
        raise NotInCase(_("What was kept of this has been let go: its year is over."))
    try:
        return read_exhibit(case.evidence)
    except Damaged as damage:
        raise NotInCase(
            _("The file cannot be read: it is gone, or not what it was (%(why)s).")
            % {"why": str(damage)}
        ) from damage


def show_photo(case: ChildCase, photo: int, *, by: Person, at: datetime) -> None:
    """Somebody asks to see one: written down first, shown then."""
    if case.state not in UNDECIDED:
        raise NotInCase(_("This case is closed: its photos are not shown any more."))
    if not 1 <= photo <= len(exhibit_in(case).photos):
        raise NotInCase(_("There is no such photo."))
    with transaction.atomic():
        _view, is_new = FileView.objects.get_or_create(
            case=case, photo=photo, by=name_of(by), defaults={"at": at}
        )
        if is_new:
            record("child_case.photo_shown", case, by=by, at=at, photo=photo)


def confirm(
    case: ChildCase, incident: str, words: str, *, by: Person, at: datetime, urgent_words: str = ""
) -> None:
    """A trained person says what it is. The thing goes for good, and its photos from the board's
    ordinary files: they are in the exhibit alone. Nothing is sent by this."""
    if incident not in ChildCase.Incident.values:
        raise NotInCase(_("Choose what it is reported as."))
    _decide(
        case,
        ChildCase.State.CONFIRMED,
        {"incident": incident, "words": words.strip(), "urgent_words": urgent_words.strip()},
        by=by,
        at=at,
    )


def not_confirm(case: ChildCase, *, by: Person, at: datetime) -> None:
    """A trained person has looked, and it is not that. It waits in its ordinary queue, hidden,
    for whatever else may be said of it."""
    _decide(case, ChildCase.State.NOT_CONFIRMED, {}, by=by, at=at)


def _decide(
    case: ChildCase, state: ChildCase.State, said: dict[str, str], *, by: Person, at: datetime
) -> None:
    thing = thing_of(case.subject)
    kept = _kept_photos(case) if state == ChildCase.State.CONFIRMED else []
    with transaction.atomic():
        waiting = ChildCase.objects.filter(pk=case.pk, state=ChildCase.State.OPEN)
        if not waiting.update(state=state, decided=at, decided_by=name_of(by), **said):
            raise NotInCase(_("Somebody else has decided this meanwhile."))
        if state == ChildCase.State.CONFIRMED:
            if thing is not None:
                take_away(thing, source=Source(case.source), by=by, at=at)
            delete_shown_files.enqueue(case.subject, kept)
        record(f"child_case.{state.value}", case, by=by, at=at, **_journaled(said))
    case.refresh_from_db()


def _journaled(said: dict[str, str]) -> dict[str, str]:
    """Never the words."""
    return {"incident": said["incident"]} if said else {}


def _kept_photos(case: ChildCase) -> list[str]:
    """Only those whose content is in the exhibit may be deleted elsewhere."""
    return [photo.digest for photo in exhibit_in(case).photos if photo.data]
