"""Two people of whom everything is marked, so that any of it is found wherever it turns up."""

from __future__ import annotations

from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from lamppost.board import actions as board
from lamppost.board.alerts.actions import make_alert
from lamppost.board.alerts.models import Pace
from lamppost.board.alerts.wish import wish_of
from lamppost.board.models import Ad
from lamppost.board.search.asked import read_search
from lamppost.people.models import Person, Persona
from lamppost.relay.actions.sheets import NewSheet, keep_asks
from lamppost.relay.asks import Asks
from lamppost.relay.models import Conversation
from lamppost.relay.tests.cast import answer
from lamppost.standing.models import Phone
from lamppost.testing import make_ad

ALICE, BOB, CAROL, NOBODY = "alice", "bob", "carol", "nobody"
OTHER = {ALICE: BOB, BOB: ALICE}
# Seven digits, which nothing else on a page has.
PKS = {ALICE: 7_000_001, BOB: 8_000_001, CAROL: 9_000_001}
WORN = {ALICE: "Amberline", BOB: "Bramblewood", CAROL: "Cloverfield"}
UNWORN = {ALICE: "Aquafern", BOB: "Basaltine", CAROL: "Cobaltine"}


def mark(who: str, what: str) -> str:
    return f"{who}-{what}-mark"


@dataclass
class Stage:
    """Whom the story is about, and what was written in it that the other never gets."""

    people: dict[str, Person]
    ad: Ad
    asking_ad: Ad
    talk: Conversation
    count: int = 0
    uncrossed: dict[str, set[str]] = field(default_factory=lambda: {ALICE: set(), BOB: set()})
    crossed: dict[str, set[str]] = field(default_factory=lambda: {ALICE: set(), BOB: set()})
    told: dict[str, dict[str, int]] = field(default_factory=lambda: {ALICE: {}, BOB: {}})
    gone: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._clients: dict[str, Client] = {}

    def client(self, who: str) -> Client:
        """The browser of one of them."""
        if who not in self._clients:
            self._clients[who] = Client()
            if who in self.people and who not in self.gone:
                self._clients[who].force_login(self.people[who])
        return self._clients[who]

    def next_mark(self, who: str, what: str) -> str:
        self.count += 1
        return mark(who, f"{what}-{self.count}")


def make_stage() -> Stage:
    """Bob has answered an ad of alice's."""
    people = {who: _marked(who) for who in PKS}
    ad = make_ad(people[ALICE], "Blue kettle")
    asking_ad = make_ad(people[ALICE], "Asking lamp")
    asks = NewSheet(Asks(questions=("When?",)), {"Workshop": mark(ALICE, "told")})
    keep_asks(asks, by=people[ALICE], ad=asking_ad, at=timezone.now())
    return Stage(people, ad, asking_ad, answer(ad, people[BOB]))


def _marked(who: str) -> Person:
    address, second = (f"{mark(who, name)}@post.example" for name in ("first", "second"))
    person = Person(pk=PKS[who], email=address)
    person.set_unusable_password()
    person.save(force_insert=True)
    for one, is_primary in ((address, True), (second, False)):
        EmailAddress.objects.create(user=person, email=one, verified=True, primary=is_primary)
    for name in (WORN[who], UNWORN[who]):
        Persona.objects.create(person=person, name=name)
    Phone.objects.create(person=person, tag=mark(who, "phone"), confirmed=timezone.now())
    wish = wish_of(read_search(QueryDict(f"q={mark(who, 'wish')}")))
    make_alert(wish, by=person, pace=Pace.DAILY, at=timezone.now())
    typed = {"title": [mark(who, "draft")]}
    board.begin_draft("furniture", typed, by=person, at=timezone.now())
    return person
