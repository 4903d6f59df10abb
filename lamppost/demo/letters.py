"""Conversations of the demo's guide, so that a newcomer finds letters that are lived in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lamppost.board.models import Ad, State
from lamppost.demo.cast import GUIDE, address_of
from lamppost.people.models import Person, Persona
from lamppost.relay.actions import NewLetter, keep_in_touch, note_to_self, read_to, write_letter
from lamppost.relay.actions.asking import answer_ad
from lamppost.relay.actions.exchanging import give_exchange, propose_exchange
from lamppost.relay.actions.sheets import NewSheet, keep_asks
from lamppost.relay.asking.sheets import sheet_shown_to
from lamppost.relay.asks import Asks, key_of
from lamppost.relay.exchanges import Offer, edition_of
from lamppost.relay.models import Conversation
from lamppost.relay.sides import other_side, own_side

_KEYS = "demo-"  # by the keys of their letters the demo's conversations are told from others
_ASKED = {
    "When could you come by?": "Any evening after six, or Saturday before noon.",
    "How will you carry it home?": "My sister has a van and owes me a favour.",
}
_RULE = "We meet by day, on the porch."

_KEPT = (
    "Is it still there? I have looked for one like it since spring.",
    "It is, and you are the first to ask. Do you want to see it on the weekend?",
    "Saturday would be good. Is there a bus that stops near you?",
    "The 8 does, at the library. I can walk down and meet you there.",
    "It is everything you said. Thank you also for the tomatoes.",
    "Come back in August, there will be far too many of them.",
    "I found the little key for it in my coat. Shall I bring it on Sunday?",
)
_ASKING = (
    "I read the whole ad twice and would like to have it.",
    "Saturday before noon is fine. I will be the one with the watering can.",
)
_ANSWERED = (
    "Would you hold it for me until Friday? I am at work until then.",
    "Friday is fine. Shall we swap numbers, in case the rain comes?",
    "Yes, please. I have answered, so you have mine now.",
)


def write_letters(ads: Sequence[Ad], *, now: datetime) -> int:
    """As many conversations as there are ads for. ads: what may be answered, by anybody."""
    guide = Person.objects.filter(email=address_of(GUIDE)).first()
    live = [ad for ad in ads if ad.state == State.LIVE and ad.renewed < now]
    mine = [ad for ad in live if guide and ad.persona.person_id == guide.pk]
    others = [ad for ad in live if guide and ad.persona.person_id != guide.pk]
    names = list({ad.persona_id: ad.persona for ad in others}.values())
    if guide is None or not names:
        return 0
    if mine:
        _keep_in_touch(_begin(mine[0], names[0], _KEPT, now), guide)
    if len(mine) > 1:
        _ask(mine[1], now)
        _begin(mine[1], names[1 % len(names)], _ASKING, now)
    own_name = guide.personas.get(name=GUIDE)
    _exchange(_begin(others[-1], own_name, _ANSWERED, now), guide, now)
    return len(mine[:2]) + 1


def take_letters_away() -> None:
    Conversation.objects.filter(letters__key__startswith=_KEYS).delete()


def _begin(ad: Ad, writer: Persona, texts: Sequence[str], now: datetime) -> Conversation:
    """They write in turn, between the day of the ad and now."""
    step = (now - ad.renewed) / (len(texts) + 1)
    letters = [NewLetter(text, f"{_KEYS}{ad.pk}-{n}") for n, text in enumerate(texts)]
    began = ad.renewed + step
    talk = answer_ad(ad, letters[0], by=writer, answers=_answers(ad, writer.person), at=began)
    for number, letter in enumerate(letters[1:], start=2):
        who = ad.persona.person if number % 2 == 0 else writer.person
        side = own_side(talk, who)
        read_to(side, talk.letters.latest("pk").pk)
        write_letter(side, letter, at=ad.renewed + number * step)
    return talk


def _ask(ad: Ad, now: datetime) -> None:
    asks = Asks(questions=tuple(_ASKED), rule=_RULE)
    told = {"Where it stands": "On the porch of the yellow house, under a blue sheet."}
    keep_asks(NewSheet(asks, told), by=ad.persona.person, ad=ad, at=now)


def _answers(ad: Ad, person: Person) -> dict[str, str]:
    sheet = sheet_shown_to(person, ad)
    given = {key_of(words): _ASKED[words] for words in sheet.asks.questions}
    return given | {"rule": key_of(sheet.asks.rule), "seen": sheet.edition}


def _keep_in_touch(talk: Conversation, guide: Person) -> None:
    side = own_side(talk, guide)
    other = other_side(side)
    note_to_self(side, "Likes tomatoes. Takes the 8 to the library.")
    for one, person in ((side, guide), (other, other.persona.person if other.persona else None)):
        if person:
            keep_in_touch(one, on=True, by=person)


def _exchange(talk: Conversation, guide: Person, now: datetime) -> None:
    """Both have given a number of the kind that is nobody's (555-01xx)."""
    side = own_side(talk, guide)
    offer = Offer({"Phone number": "937 555 0142"}, ("Phone number",))
    made = propose_exchange(other_side(side), offer, at=now)
    seen = edition_of(made.gives, made.wants)
    give_exchange(made, side, {"Phone number": "937 555 0117"}, seen=seen, at=now)
    read_to(side, talk.letters.latest("pk").pk)
