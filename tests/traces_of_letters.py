"""Rows of conversations that lead to alice: see test_everything_of_mine.py."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from lamppost.core.sealing import seal
from lamppost.people.models import Person
from lamppost.relay.models import (
    Answer,
    AskSheet,
    Conversation,
    Exchange,
    Letter,
    LetterPhoto,
    SheetAnswer,
    Side,
    Unsent,
)
from lamppost.testing import NOON, make_ad


def _conversation(alice: Person, bob: Person, title: str = "Trace Conversation") -> Side:
    """About an ad of hers that bob has answered; gives her side."""
    ad = make_ad(alice, title)
    conversation = Conversation.objects.create(ad=ad, ad_title=title, began=NOON, last_at=NOON)
    mine, his = (
        Side.objects.create(
            conversation=conversation, role=role, persona=person.personas.all()[0], name=name
        )
        for role, person, name in (
            (Side.Role.POSTER, alice, "Trace Side"),
            (Side.Role.WRITER, bob, "Bob"),
        )
    )
    Letter.objects.create(conversation=conversation, side=his, text="Hi", written=NOON, key="b")
    return mine


def _letter(alice: Person, bob: Person) -> Letter:
    side = _conversation(alice, bob)
    return Letter.objects.create(
        conversation=side.conversation, side=side, text="Trace Letter", written=NOON, key="a"
    )


def _exchange(alice: Person, bob: Person) -> Exchange:
    side = _conversation(alice, bob)
    exchange = Exchange.objects.create(
        conversation=side.conversation,
        proposer=side,
        gives=["Trace Exchange"],
        state=Exchange.State.OPEN,
        proposed=NOON,
        opened=NOON,
        ends=timezone.now() + timedelta(days=1),
    )
    for answering in side.conversation.sides.all():
        Answer.objects.create(
            exchange=exchange, side=answering, field="Trace Answer", sealed=seal("secret")
        )
    return exchange


def _sheet(alice: Person, bob: Person, **given: object) -> AskSheet:
    sheet, _new = AskSheet.objects.get_or_create(
        person=alice, defaults={"asks": {"rule": "Trace AskSheet"}, "changed": NOON}
    )
    return sheet


# Not a word of theirs: it may stand in the job that deletes the file.
LETTER_PHOTO = "17" * 32

LETTER_MAKERS: dict[str, Callable[[Person, Person], object]] = {
    "relay.Conversation": _conversation,
    "relay.Side": _conversation,
    "relay.Letter": _letter,
    "relay.LetterPhoto": lambda alice, bob: LetterPhoto.objects.create(
        letter=_letter(alice, bob), digest=LETTER_PHOTO, width=1, height=1
    ),
    "relay.Unsent": lambda alice, bob: Unsent.objects.create(
        side=_conversation(alice, bob), text="Trace Unsent", why="contact", since=NOON, key="a"
    ),
    "relay.AskSheet": _sheet,
    "relay.SheetAnswer": lambda alice, bob: SheetAnswer.objects.create(
        sheet=_sheet(alice, bob), field="Trace SheetAnswer", sealed=seal("secret")
    ),
    "relay.Exchange": _exchange,
    "relay.Answer": _exchange,
}
