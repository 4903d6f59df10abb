"""The first letter about an ad: the one place where a conversation begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.board.models import Ad, State
from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.models import Persona
from lamppost.people.suspending import is_suspended, may_write
from lamppost.relay.actions.first_exchange import begin_exchange
from lamppost.relay.actions.writing import NewLetter, add_letter, screened, write_letter
from lamppost.relay.asking.sheets import Sheet, sheet_shown_to
from lamppost.relay.asks import Given, key_of
from lamppost.relay.meeting_asks import met
from lamppost.relay.models import ANSWER_LENGTH, Conversation, Side
from lamppost.relay.screened import screen_letter
from lamppost.screening.verdict import Screened, Verdict
from lamppost.standing.reading import facts_of

# Somebody who looks for a room writes to thirty people in a day; a flood is hundreds.
OPENING = Limit("open_conversation", times=40, per_secs=24 * 60 * 60)
NOTHING_GIVEN = Given({})


class CannotWrite(Refused):
    """A letter that cannot be written, whatever it says."""

    code = "cannot_write"


class AsksNotMet(CannotWrite):
    """Something that the poster asks is missing; each sentence says what to do about it."""

    code = "asks_not_met"

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def conversation_about(ad: Ad, writer: Persona) -> Conversation | None:
    """The conversation that this persona has begun about the ad, if there is one."""
    return Conversation.objects.filter(
        ad=ad, sides__persona=writer, sides__role=Side.Role.WRITER
    ).first()


def can_be_answered(ad: Ad, *, at: datetime) -> bool:
    """Not while whoever put it up could not write back: a stranger would wait in vain."""
    return not is_suspended(ad.persona.person, at)


def nobody_answers() -> str:
    """It does not say why: that a person is suspended is nobody else's to know."""
    return _("Nobody can be written to about this ad just now. Try again another day.")


def open_conversation(
    ad: Ad, new: NewLetter, *, by: Persona, at: datetime, given: Given = NOTHING_GIVEN
) -> Conversation:
    """Begins a conversation with its first letter; the one that is there already, if there is.

    What the poster asks is checked here, in the transaction that begins it, and not by callers:
    so no page, mail or API can begin one past it. Raises CannotWrite (AsksNotMet among them) or
    LetterRefused or Suspended.
    """
    may_write(by.person, at)
    if ad.persona.person_id == by.person_id:
        raise CannotWrite(_("This is your own ad."))
    if ad.state != State.LIVE:
        raise CannotWrite(_("This ad is not up any more: nobody can answer it."))
    if there := conversation_about(ad, by):
        return _go_on(there, new, at)
    if not can_be_answered(ad, at=at):
        raise CannotWrite(nobody_answers())
    OPENING.spend(str(by.person_id))
    found = screened(new, earlier=0, by=by.person, country=ad.place.country, at=at)
    found = _with_answers(found, given)
    with transaction.atomic():
        # Whoever clicks twice waits here for the first click, and then finds its conversation.
        Persona.objects.select_for_update().get(pk=by.pk)
        if there := conversation_about(ad, by):
            return _go_on(there, new, at)
        sheet = sheet_shown_to(by.person, ad)
        _check(sheet, by, given, at)
        conversation = _begin(ad, by, at)
        side = conversation.sides.get(role=Side.Role.WRITER)
        letter = add_letter(side, new, found, at=at)
        begin_exchange(letter, sheet, given, at=at)
    return conversation


def _go_on(conversation: Conversation, new: NewLetter, at: datetime) -> Conversation:
    """A further letter. What is asked has been met when it began, and is not asked again."""
    write_letter(conversation.sides.get(role=Side.Role.WRITER), new, at=at)
    return conversation


def _check(sheet: Sheet, by: Persona, given: Given, at: datetime) -> None:
    """Raises AsksNotMet, with a sentence for everything that is missing."""
    asks = sheet.asks
    if not asks:
        return
    missing = []
    if asks.has_facts:
        points = met(asks, facts_of(by.person), timezone.localdate(at))
        missing += [f"{point.asked}: {point.todo}" for point in points if not point.is_met]
    for question in asks.questions:
        missing += _answer_problem(question, given)
    if asks.rule and given.agrees_to != key_of(asks.rule):
        missing.append(_("Say that you agree to: “%(rule)s”") % {"rule": asks.rule})
    if not missing and given.seen != sheet.edition:
        missing.append(_("What is asked has changed meanwhile. Look at it once more, then send."))
    if missing:
        raise AsksNotMet(missing)


def _answer_problem(question: str, given: Given) -> list[str]:
    length = len(given.to(question))
    if not length:
        return [_("Answer the question “%(question)s”") % {"question": question}]
    if length > ANSWER_LENGTH:
        sentence = _("The answer to “%(question)s” has more than 1,000 characters: shorten it.")
        return [sentence % {"question": question}]
    return []


def _with_answers(found: Screened, given: Given) -> Screened:
    """As strict as the answers need. Their words stay out of what is kept with the letter:
    answers lie sealed, and are deleted before it."""
    text = "\n".join(answer for answer in given.answers.values() if answer.strip())
    if not text:
        return found
    of_answers = screen_letter(text, earlier=0)
    wordless = [replace(one, words="", start=0, end=0) for one in of_answers.findings]
    strictness = list(Verdict).index
    return replace(
        found,
        verdict=max(found.verdict, of_answers.verdict, key=strictness),
        findings=(*found.findings, *wordless),
    )


def _begin(ad: Ad, writer: Persona, at: datetime) -> Conversation:
    conversation = Conversation.objects.create(ad=ad, ad_title=ad.title, began=at, last_at=at)
    for role, persona in ((Side.Role.POSTER, ad.persona), (Side.Role.WRITER, writer)):
        Side.objects.create(
            conversation=conversation, role=role, persona=persona, name=persona.name
        )
    record("conversation.began", conversation, by=writer.person, at=at)
    return conversation
