"""A small board with everything on it, and the same with more of everything."""

from __future__ import annotations

from datetime import timedelta
from itertools import count, islice

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.core.mail import EmailMessage
from django.http import QueryDict
from django.utils import timezone

from lamppost.board import actions
from lamppost.board.alerts.actions import make_alert
from lamppost.board.alerts.models import Alert, Pace, Subscriber
from lamppost.board.alerts.wish import wish_of
from lamppost.board.models import Ad, Draft, Photo, State
from lamppost.board.search.asked import read_search
from lamppost.journal.actions import name_of
from lamppost.notices.mail import FolderBackend
from lamppost.people.actions import block_person
from lamppost.people.models import Persona
from lamppost.relay.models import Conversation, Letter, LetterPhoto
from lamppost.relay.sides import own_side
from lamppost.standing.tests.cast import meet, refer
from lamppost.testing import KETTERING, make_ad, make_person, make_place
from tests.browser.alarmed import add_told
from tests.browser.asked import add_asked
from tests.browser.asking import add_exchange
from tests.browser.kept import add_kept
from tests.browser.known import add_brought
from tests.browser.lived_in import TEXTS, World, make_conversation
from tests.browser.planned import add_plans
from tests.browser.reported import report
from tests.browser.reviewed import add_reviewed
from tests.browser.trusted import add_trusted

PRICED = {"price_cents": 12_000, "price_kind": "negotiable", "currency": "USD"}


_numbers = count()


def add_passkey(world: World) -> None:
    """As a device would make one; nobody signs in with it."""
    made = Authenticator.objects.create(
        user=world.people["bob"],
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Telephone", "credential": {}},
    )
    world.words.setdefault("key", made.pk)


def grow(world: World, times: int) -> None:
    """So many more of each thing that some page lists."""
    for number in islice(_numbers, times):
        _add_ads(world, number)
        _add_own(world, number)
        _add_letters(world, number)
        add_passkey(world)
        add_exchange(world)
        _add_standing(world, number)
        ad = make_ad(world.people["alice"], f"Reported {number}")
        report("spam", name_of(ad), by=world.people["bob"], at=timezone.now())
        add_kept(world.people["hana"], number, at=timezone.now())
        add_reviewed(world.people["bob"], make_place(), number, at=timezone.now())
        add_asked(Ad.objects.all()[0], by=world.people["hana"], at=timezone.now())
        add_told(number)
        add_trusted(world.people["alice"], number, at=timezone.now())
        add_plans(world.people["greg"], number, at=timezone.now())
        FolderBackend().send_messages([EmailMessage("Code", "1234", to=["bob@example.org"])])


def _add_ads(world: World, number: int) -> None:
    alice, bob = world.people["alice"], world.people["bob"]
    posted = timezone.now() - timedelta(minutes=number)
    for place in (make_place(), make_place(KETTERING)):
        ad = make_ad(alice, f"Oak table {number}", place=place, posted=posted, **PRICED)
        photo = Photo.objects.filter(ad__isnull=False)[0]
        actions.add_favourite(ad, by=alice)
        Photo.objects.create(ad=ad, digest=photo.digest, width=9, height=9)
        Ad.objects.filter(pk=ad.pk).update(cover=photo.digest)
    for state in (State.LIVE, State.EXPIRED, State.HELD, State.CLOSED):
        make_ad(bob, f"Oak shelf {number}", state=state, posted=posted)


def _add_letters(world: World, number: int) -> None:
    """Another conversation, and more letters and photos in the one that is looked at."""
    alice, bob = world.people["alice"], world.people["bob"]
    now = timezone.now()
    make_conversation(make_ad(alice, f"Oak stool {number}"), bob, at=now, texts=TEXTS[:2])
    make_conversation(make_ad(bob, f"Oak box {number}"), alice, at=now, texts=TEXTS[:2])
    talk = Conversation.objects.get(public_id=world.words["talk_id"])
    for person in (alice, bob):
        side = own_side(talk, person)
        letter = Letter.objects.create(
            conversation=talk, side=side, text="And?", written=now, key=f"grown {number}"
        )
        LetterPhoto.objects.create(letter=letter, digest="0" * 64, width=9, height=9)


def _add_own(world: World, number: int) -> None:
    alice = world.people["alice"]
    now = timezone.now()
    photo = Photo.objects.filter(draft__isnull=False)[0]
    for draft in (world.words["draft"], _add_draft(world, number).pk):
        Photo.objects.create(draft_id=draft, digest=photo.digest, width=9, height=9)
    Persona.objects.create(person=alice, name=f"Alice the {number}th")
    block_person(alice, persona=make_person(f"Mallory {number}").personas.get())
    wish = wish_of(read_search(QueryDict(f"q=oak+{number}&place=Dayton")))
    make_alert(wish, by=alice, pace=Pace.DAILY, at=now)
    asked = {"title": wish.title, "asked": wish.asked, "query": wish.query, "since": now}
    dora = Subscriber.objects.get(address="dora@example.org")
    Alert.objects.create(subscriber=dora, confirmed=now, **asked)
    session = SessionStore()
    session.save()
    UserSession.objects.create(user=alice, ip="127.0.0.1", session_key=session.session_key)


def _add_standing(world: World, number: int) -> None:
    """People met, of whom each has written and some are tied, and some still can be written of."""
    alice, bob = world.people["alice"], world.people["bob"]
    now = timezone.now()
    other = make_person(f"Known {number}")
    add_brought(alice, f"board-{number}.example", now)
    for one in (alice, bob):
        met = meet(one, other, now - timedelta(days=30))
        refer(other, one, key=met.key, words="On time.", are_words_shown=True)
        refer(one, other, key=met.key)
        meet(one, other, now)


def _add_draft(world: World, number: int) -> Draft:
    typed = {"title": [f"Oak {number}"], "place": ["Dayton, Ohio"]}
    return actions.begin_draft("furniture", typed, by=world.people["alice"], at=timezone.now())
