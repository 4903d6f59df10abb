"""Writing a letter in a conversation that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import SCREENING, record
from lamppost.journal.decisions import write_decision
from lamppost.journal.models.decisions import Done
from lamppost.people.models import Person
from lamppost.people.suspending import may_write
from lamppost.relay import author_mails, mails
from lamppost.relay.keys import key_again
from lamppost.relay.models import LETTER_LENGTH, Conversation, Letter, LetterPhoto, Side
from lamppost.relay.screened import screen_letter
from lamppost.relay.sides import nothing_passes, person_of
from lamppost.screening.actions import keep
from lamppost.screening.rulings import look_by, ruling_of
from lamppost.screening.verdict import Screened, Verdict

WRITING = Limit("write_letter", times=200, per_secs=24 * 60 * 60)
DONE = {Letter.State.HELD: Done.HOLD, Letter.State.REFUSED: Done.REFUSE}
_STATES = {Verdict.HOLD: Letter.State.HELD, Verdict.REFUSE: Letter.State.REFUSED}


class LetterRefused(Refused):
    """A letter that is not sent as it is."""

    code = "letter_refused"


@dataclass(frozen=True)
class LetterPicture:
    """A photo of a letter whose cleaned files are kept already."""

    digest: str
    width: int
    height: int


@dataclass(frozen=True)
class NewLetter:
    """What is to be sent. key: the same for the same letter, however often it comes."""

    text: str
    key: str
    pictures: Sequence[LetterPicture] = ()
    by_mail: bool = False


def write_letter(side: Side, new: NewLetter, *, at: datetime) -> Letter:
    """The letter, stored and on its way; the one that was stored before if it comes again.

    Raises LetterRefused or Suspended.
    """
    person = person_of(side)
    may_write(person, at)
    WRITING.spend(str(person.pk if person else f"side {side.pk}"))
    ad = side.conversation.ad
    country = ad.place.country if ad else ""
    found = screened(new, earlier=side.letters.count(), by=person, country=country, at=at)
    with transaction.atomic():
        # Touched first: whoever ends the conversation at this moment waits, or has won.
        still_open = Conversation.objects.filter(
            pk=side.conversation_id, state=Conversation.State.OPEN
        )
        if not still_open.update(last_at=at):
            raise LetterRefused(_("This conversation has ended: no letters go through it."))
        return add_letter(side, new, found, at=at)


def screened(
    new: NewLetter, *, earlier: int, by: Person | None, country: str, at: datetime
) -> Screened:
    """What the board thinks of it; before any transaction. Raises LetterRefused if it is no
    letter at all."""
    if not new.text.strip() and not new.pictures:
        raise LetterRefused(_("Write something first."))
    if len(new.text) > LETTER_LENGTH:
        raise LetterRefused(
            _("A letter has at most %(most)s characters; this one has %(n)s. Send it in parts.")
            % {"most": f"{LETTER_LENGTH:,}", "n": f"{len(new.text):,}"}
        )
    return screen_letter(
        new.text,
        earlier=earlier,
        by=by,
        digests=[picture.digest for picture in new.pictures],
        country=country,
        at=at,
    )


def add_letter(side: Side, new: NewLetter, found: Screened, *, at: datetime) -> Letter:
    """Within a transaction; tells the other one unless nothing is to pass between the two."""
    stopped = _STATES.get(found.verdict)
    letter, is_new = Letter.objects.get_or_create(
        side=side,
        key=_key_of(side, new),
        defaults={
            "conversation": side.conversation,
            "text": new.text,
            "written": at,
            "by_mail": new.by_mail,
            # One that stops is dropped until its decision is written, in the same transaction.
            "state": Letter.State.DROPPED if stopped else _state(side),
            "findings": [asdict(finding) for finding in found.findings],
        },
    )
    if not is_new:
        return letter
    for position, picture in enumerate(new.pictures):
        LetterPhoto.objects.create(letter=letter, position=position, **asdict(picture))
    keep(found, letter, at=at)
    Conversation.objects.filter(pk=side.conversation_id).update(last_at=at)
    writer = person_of(side)
    if stopped:
        letter.state = stopped
        letter.decision = write_decision(
            DONE[stopped],
            letter,
            ruling_of(found),
            by=SCREENING,
            at=at,
            person=writer,
            content_at=at,
        )
        letter.look_by = look_by(found, at=at) if stopped == Letter.State.HELD else None
        letter.save(update_fields=["state", "decision", "look_by"])
    record("letter.written", letter, by=writer or side, at=at, verdict=found.verdict.value)
    if letter.state == Letter.State.SENT:
        mails.tell_of_letter(letter)
    elif stopped:
        author_mails.tell_stopped(letter)
    return letter


def _key_of(side: Side, new: NewLetter) -> str:
    """Its own, unless other words have come with that: from a form that the Back button has
    brought, or from a second tab that began with the draft of the first.

    A mail has one Message-ID for one letter, and servers on the way add to its words.
    """
    earlier = side.letters.filter(key=new.key).first()
    if earlier is None or new.by_mail or _is_same(earlier, new):
        return new.key
    return key_again(new.key, "\n".join([new.text, *(one.digest for one in new.pictures)]))


def _is_same(letter: Letter, new: NewLetter) -> bool:
    digests = list(letter.photos.values_list("digest", flat=True))
    return letter.text == new.text and digests == [one.digest for one in new.pictures]


def _state(side: Side) -> str:
    """Stopped letters are stopped for the blocked too: if theirs alone went through, they would
    know. Whoever lets a held one through later asks anew whether anything is to pass."""
    # To its author a dropped one looks as sent: the blocked are not told.
    return Letter.State.DROPPED if nothing_passes(side) else Letter.State.SENT
