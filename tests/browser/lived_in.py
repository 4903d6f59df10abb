"""A small board with everything on it that a page can show."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.http import QueryDict
from django.utils import timezone
from playwright.sync_api import Page

from lamppost.board import actions
from lamppost.board.alerts.actions import make_alert, pause_alert
from lamppost.board.alerts.links import confirm_token, manage_token, stop_token
from lamppost.board.alerts.models import Alert, Pace, Subscriber
from lamppost.board.alerts.wish import wish_of
from lamppost.board.models import MOST_PHOTOS, Ad, State
from lamppost.board.search.asked import read_search
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.demo.mailbox import latest_mails
from lamppost.journal.decisions import Ruling
from lamppost.journal.terms import publish_terms, shipped
from lamppost.notices.mail import FolderBackend
from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.people.suspending import suspend_person
from lamppost.places.tests.town_maker import make_towns
from lamppost.relay.actions import (
    LetterPicture,
    NewLetter,
    keep_in_touch,
    note_to_self,
    open_conversation,
    say_met,
    write_letter,
)
from lamppost.relay.addresses import mail_secret
from lamppost.relay.models import Conversation, Side, Unsent, new_secret
from lamppost.relay.pictures import keep_uploads, pictures_of
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import put_in_state
from lamppost.testing import make_ad, make_person
from tests.browser.agreeing import make_agreement
from tests.browser.alarmed import make_alarms
from tests.browser.asked import make_asked
from tests.browser.asking import make_asks
from tests.browser.at_the_door import make_door
from tests.browser.decided import make_decided
from tests.browser.housed import make_housed
from tests.browser.kept import make_kept
from tests.browser.known import make_standing
from tests.browser.planned import make_plans
from tests.browser.reported import make_reported
from tests.browser.reviewed import make_reviewed
from tests.browser.trusted import make_trusted

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtenstuhl" * 2
DAYTON_CELL = "882a900f35fffff"
TEXT = "Seats six. One leg was mended.\n\nMore on https://example.org/tables."
TEXTS = (TEXT, LONG_WORD, "الحالة جيدة جدا", "Is it still there?")


@dataclass
class World:
    """Who and what is there. `words` are what paths may name in braces."""

    people: dict[str, Person]
    words: dict[str, Any]
    sessions: list[SessionStore] = field(default_factory=list)

    def fill(self, path: str) -> str:
        return path.format(**self.words)

    def let_in(self, page: Page, who: str, board: str) -> None:
        """Signs somebody in, in this browser, without the way through the mail."""
        person = self.people[who]
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
        self.sessions.append(session)
        name, value = settings.SESSION_COOKIE_NAME, session.session_key
        page.context.add_cookies([{"name": name, "value": str(value), "url": board}])

    def forget_proof(self) -> None:
        """As if everybody had signed in an hour ago."""
        for one in self.sessions:
            session = SessionStore(one.session_key)
            session["account_authentication_methods"] = [
                {"method": "code", "at": time.time() - 3600}
            ]
            session.save()


def make_world() -> World:
    towns = make_towns("dayton", "kettering")
    alice, bob = make_person("Alice"), make_person("Bob")
    now = timezone.now()
    posted = now - timedelta(days=3)
    place = towns["dayton"]
    common = {"place": place, "posted": posted, "text": TEXT}
    ad = make_ad(alice, "Oak table with a story", cell=DAYTON_CELL, **_priced(), **common)
    for number in range(MOST_PHOTOS):
        actions.add_photo(ad, saved(photo(240, 160 + number)), by=alice, at=now)
    new_ad = make_ad(alice, "Pine table", place=place, posted=now - timedelta(hours=1))
    long_ad = make_ad(bob, LONG_WORD[:120], **{**common, "text": LONG_WORD})
    arabic = {**common, "text": "الحالة جيدة جدا، والسعر قابل للتفاوض."}
    arabic_ad = make_ad(bob, "دراجة هوائية زرقاء", **arabic)
    expired = make_ad(bob, "Snow shovel", state=State.EXPIRED, **common)
    adult_ad = make_ad(bob, "Kitchen knives", **{**common, "category": "knives-spirits"})
    make_ad(alice, "Closed", state=State.CLOSED, **common)
    for number in range(8):
        make_ad(bob, f"Chair, number {number}", **_priced(), **common)
    actions.add_favourite(expired, by=alice)
    actions.add_favourite(arabic_ad, by=alice)
    block_person(alice, persona=make_person("Mallory").personas.get())
    draft = actions.begin_draft("furniture", _typed(), by=alice, at=now)
    actions.add_photo(draft, saved(photo()), by=alice, at=now)
    words = {
        "ad": ad.get_absolute_url(),
        "ad_id": ad.pk,
        "new_ad_id": new_ad.pk,
        "long_ad": long_ad.get_absolute_url(),
        "arabic_ad": arabic_ad.get_absolute_url(),
        "expired_ad": expired.get_absolute_url(),
        "adult_ad": adult_ad.get_absolute_url(),
        "draft": draft.key,
        "persona": alice.personas.get().public_id,
    }
    words |= _make_alerts(alice)
    talk = make_conversation(ad, bob, at=now)
    words |= {"talk": talk.get_absolute_url(), "talk_id": talk.public_id}
    words |= make_asks(alice, bob)
    words |= make_reported(ad, talk, bob, at=now)
    words["mail"] = _write_mail()
    _publish_terms(now)
    words |= _make_mails(own_side(talk, alice))
    words["met"] = make_standing(alice, bob)
    TOTP.activate(bob, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(bob)
    make_agreement(now)
    hana, kept = make_kept(ad, at=now)
    words |= kept
    words |= make_reviewed(place, bob, at=now)
    words |= make_decided(bob, hana, at=now, **common)
    words |= make_asked(ad, by=hana, at=now)
    words |= make_door(alice, bob, talk, at=now)
    words |= make_alarms(at=now)
    words |= make_trusted(alice, at=now)
    words |= make_housed(at=now)
    greg, planned = make_plans(at=now)
    words |= planned
    people = {"alice": alice, "bob": bob, "carol": make_person("Carol"), "hana": hana}
    return World(people | {"nell": _suspended(now), "greg": greg}, words)


def _suspended(now: datetime) -> Person:
    nell = make_person("Nell")
    ruling = Ruling(reasons="The same ad came ten times.", until=now + timedelta(days=7))
    suspend_person(nell, ruling, by="people.person:0", at=now)
    return nell


def make_conversation(
    ad: Ad, writer: Person, *, at: datetime, texts: tuple[str, ...] = TEXTS
) -> Conversation:
    """About an ad: letters of every kind that a page shows."""
    poster = ad.persona.person
    first = NewLetter("Is the table still there?", new_secret(), pictures=[_kept_picture()])
    persona = writer.personas.order_by("pk")[0]
    conversation = open_conversation(ad, first, by=persona, at=at - timedelta(days=2))
    for number, text in enumerate(texts):
        for person in (poster, writer):
            write_letter(own_side(conversation, person), NewLetter(text, new_secret()), at=at)
        letter = conversation.letters.latest("pk")
        if number < 2:
            findings = [{"check": "c", "words": "w", "sentence": "It asks for money in advance."}]
            conversation.letters.filter(pk=letter.pk).update(findings=findings)
            put_in_state(("held", "refused")[number], conversation.letters.filter(pk=letter.pk))
    for person in (poster, writer):
        keep_in_touch(own_side(conversation, person), on=True, by=person)
    note_to_self(own_side(conversation, poster), LONG_WORD)
    say_met(own_side(conversation, writer), at.date(), by=writer, at=at)
    return conversation


def _kept_picture() -> LetterPicture:
    upload = SimpleUploadedFile("table.jpg", saved(photo(240, 160)))
    tokens, _problems = keep_uploads([upload], have=[], spender="world")
    return pictures_of(tokens)[0]


def _make_alerts(alice: Person) -> dict[str, str]:
    """Of Alice, and of an address without account; gives the ends of the links in their mails."""
    now = timezone.now()
    for words in ("oak table", LONG_WORD, "دراجة هوائية"):
        wish = wish_of(read_search(QueryDict(urlencode({"q": words, "place": "Dayton, Ohio"}))))
        make_alert(wish, by=alice, pace=Pace.DAILY, at=now)
    paused = Alert.objects.latest("pk")
    pause_alert(paused, at=now)
    dora = Subscriber.objects.create(address="dora@example.org")
    asked = {"title": wish.title, "asked": wish.asked, "query": wish.query, "since": now}
    live = Alert.objects.create(subscriber=dora, confirmed=now, **asked)
    asked["asked"] = "q=not+confirmed"
    waiting = Alert.objects.create(subscriber=dora, **asked)
    return {
        "to_confirm": confirm_token(waiting, Pace.WEEKLY),
        "to_manage": manage_token(dora),
        "to_stop": stop_token([live.pk]),
    }


def _publish_terms(now: datetime) -> None:
    """A version that holds, and one that is to come."""
    text = shipped().text.replace("6 months", "9 months").replace("# What we are not", "# Us")
    publish_terms(text, "You have longer to object.", by="host", at=now)
    since = now + timedelta(days=30)
    publish_terms(f"{text}\n\n{LONG_WORD}", LONG_WORD, by="host", at=now, since=since)


def _write_mail() -> str:
    """Into the mailbox of a demo board; gives its name there."""
    mail = EmailMessage("Your code", f"Go to {settings.BASE_URL}.", to=["bob@example.org"])
    FolderBackend().send_messages([mail])
    return latest_mails()[0].name


def _priced() -> dict[str, Any]:
    return {"price_cents": 12_000, "price_kind": "negotiable", "currency": "USD"}


def _typed() -> dict[str, list[str]]:
    return {
        "title": ["Oak table"],
        "text": [TEXT],
        "price_kind": ["fixed"],
        "price": ["120"],
        "place": ["Dayton, Ohio"],
    }


def _make_mails(side: Side) -> dict[str, Any]:
    """A link that mutes, and a letter that came by mail and waits for its author."""
    text = "Call me: 937 555 0100"
    waiting = Unsent.objects.create(side=side, text=text, why="contact", since=timezone.now())
    return {"to_mute": mail_secret(side), "unsent": waiting.pk}
