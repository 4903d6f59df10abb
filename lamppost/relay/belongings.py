"""What this room holds of somebody: their conversations, and what they ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from django.core.files.storage import default_storage
from django.db.models import OuterRef, QuerySet
from django.utils import timezone

from lamppost.board.pictures import Size
from lamppost.people.belongings import Belonging
from lamppost.people.models import Person
from lamppost.relay.asking.reading import answers_for
from lamppost.relay.asking.sheets import told_in
from lamppost.relay.jobs import delete_unnamed_letter_photos
from lamppost.relay.listing import note_of
from lamppost.relay.models import (
    AskSheet,
    Conversation,
    Exchange,
    Letter,
    LetterPhoto,
    Side,
    Unsent,
)
from lamppost.relay.pictures import file_name
from lamppost.relay.questions import HAS_WORDS, anything_to_read
from lamppost.relay.reading import digests_waiting, letters_read_by, letters_seen_by
from lamppost.relay.sides import person_of
from lamppost.screening.actions import forget

_NOT_FOR_OTHERS = (Letter.State.HELD, Letter.State.REFUSED, Letter.State.DROPPED)


def _conversations(person: Person) -> list[dict[str, Any]]:
    """As they see them: of the other, the mask and what was written to them."""
    known = anything_to_read(OuterRef("conversation"), person)
    sides = Side.objects.filter(known, persona__person=person).select_related("conversation")
    return [_conversation(side) for side in sides.order_by("pk")]


def _conversation(side: Side) -> dict[str, Any]:
    conversation = side.conversation
    other = conversation.sides.exclude(pk=side.pk).get()
    letters = letters_seen_by(side).order_by("pk")
    return {
        "about": conversation.ad_title,
        "with": other.name,
        "as": side.name,
        "state": conversation.state,
        "began": conversation.began,
        "muted": side.is_muted,
        "keep_in_touch": side.keeps,
        "met_on": side.met_on,
        "note": note_of(side),
        "passed_over": side.passed_over,
        "letters": [_letter(one, side, other) for one in letters.prefetch_related("photos")],
        "not_sent": list(side.unsent.values("text", "why", "since")),
        "exchanges": [_exchange(exchange, side) for exchange in _exchanges(side)],
    }


def _letter(letter: Letter, side: Side, other: Side) -> dict[str, Any]:
    is_own = letter.side_id == side.pk
    has_words = is_own or letter.state in HAS_WORDS
    photos = letter.photos.all() if has_words else []
    return {
        "from": "me" if is_own else other.name,
        "text": letter.text if has_words else "",
        "written": letter.written,
        "photos": [{"file": _file_name(photo), "digest": photo.digest} for photo in photos],
    }


def _exchanges(side: Side) -> QuerySet[Exchange]:
    person = person_of(side)
    mine = Exchange.objects.filter(conversation=side.conversation_id)
    return mine.visible_to(person) if person else mine.none()


def _file_name(photo: LetterPhoto) -> str:
    return f"photos/letter-{photo.letter_id}-{photo.pk}.jpg"


def _photo_files(person: Person) -> Iterator[tuple[str, bytes | BinaryIO]]:
    """Of their own letters, sent or not yet, and of those that came to them."""
    for side in Side.objects.filter(persona__person=person).order_by("pk"):
        for photo in LetterPhoto.objects.filter(letter__in=letters_read_by(side)).order_by("pk"):
            if file := _opened(photo.digest):
                yield _file_name(photo), file
        for digest in digests_waiting(side):
            if file := _opened(digest):
                yield f"photos/not-sent-{side.pk}-{digest}.jpg", file


def _opened(digest: str) -> BinaryIO | None:
    try:
        return cast("BinaryIO", default_storage.open(file_name(digest, Size.LARGE)))
    except (FileNotFoundError, ValueError):
        return None  # a lost file must not keep somebody from all the others


def _exchange(exchange: Exchange, side: Side) -> dict[str, Any]:
    """What they gave; what they were given as long as it is open."""
    given = answers_for(exchange, side, timezone.now())
    return {
        "state": exchange.state,
        "proposed": exchange.proposed,
        "opened": exchange.opened,
        "proposed_by": "me" if exchange.proposer_id == side.pk else "other",
        "gives": exchange.gives,
        "wants": exchange.wants,
        "answers": [
            {"of": whose, "field": told.field, "answer": told.text}
            for whose, answers in (("me", given.own), ("other", given.others))
            for told in answers
        ],
    }


def _erase_conversations(person: Person) -> None:
    """The other keeps what they wrote themselves, and that there was a conversation."""
    sides = list(Side.objects.filter(persona__person=person).values_list("pk", flat=True))
    photos = LetterPhoto.objects.filter(letter__side__in=sides)
    digests = sorted(set(photos.values_list("digest", flat=True)))
    photos.delete()
    letters = Letter.objects.filter(side__in=sides)
    forget(f"{Letter._meta.label_lower}:{pk}" for pk in letters.values_list("pk", flat=True))
    # What never came through leaves no gap: the other one does not learn that there was something.
    letters.filter(state__in=_NOT_FOR_OTHERS).delete()
    letters.update(text="", findings=[], state=Letter.State.ERASED)
    delete_unnamed_letter_photos.enqueue(digests)
    Unsent.objects.filter(side__in=sides).delete()
    # Sealed answers of both, and the names of the fields, which are words of whoever proposed.
    Exchange.objects.filter(conversation__sides__in=sides).delete()
    with_them = Conversation.objects.filter(sides__in=sides)
    with_them.filter(sides__in=sides, sides__role=Side.Role.POSTER).update(ad_title="")
    with_them.update(state=Conversation.State.ENDED)
    Side.objects.filter(pk__in=sides).update(
        persona=None, name="", note=b"", met_on=None, passed_over=None
    )


def _asks(person: Person) -> list[dict[str, Any]]:
    sheets = AskSheet.objects.filter(person=person).select_related("ad").order_by("pk")
    return [
        {
            "for": sheet.ad.title if sheet.ad else None,
            "asks": sheet.asks,
            "changed": sheet.changed,
            "told_in_return": told_in(sheet),
        }
        for sheet in sheets
    ]


def _erase_asks(person: Person) -> None:
    AskSheet.objects.filter(person=person).delete()


OWN = (
    Belonging("conversations", _conversations, _erase_conversations, _photo_files),
    Belonging("asks", _asks, _erase_asks),
)
