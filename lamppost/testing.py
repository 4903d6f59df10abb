"""The cast of every test: alice sells, bob answers, carol is a stranger, mo moderates."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from lamppost.board.actions.transitions import DONE
from lamppost.board.bumps import Slots
from lamppost.board.content import AdContent
from lamppost.board.models import Ad, State
from lamppost.core.text import fold
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.people.models import Person, Persona
from lamppost.people.suspending import suspend_person
from lamppost.places.models import Place

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
DAYTON = (4509884, "Dayton", "Ohio", 39.75895, -84.19161, 141_527)
_MORE_WORDING = ("cell", "price_cents", "price_kind", "currency", "fields")
KETTERING = (4515843, "Kettering", "Ohio", 39.6895, -84.16883, 55_870)


def make_person(name: str, email: str = "") -> Person:
    """Somebody with a proven address and one persona of that name."""
    person = Person.objects.open(email or f"{name.lower()}@example.org")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    Persona.objects.create(person=person, name=name)
    return person


def make_place(town: tuple[int, str, str, float, float, int] = DAYTON) -> Place:
    number, name, region, latitude, longitude, population = town
    place, _ = Place.objects.get_or_create(
        pk=number,
        defaults={
            "name": name,
            "folded": fold(name),
            "country": "US",
            "region": region[:2].upper(),
            "region_name": region,
            "latitude": latitude,
            "longitude": longitude,
            "population": population,
        },
    )
    return place


def make_ad(person: Person, title: str = "Blue kettle", **given: Any) -> Ad:  # noqa: ANN401
    """An ad as it stands in the table; tests of posting go through `post_ad` instead.

    Given are columns; whatever says what the ad is also says how it is found.
    """
    posted = given.pop("posted", NOON)
    wording = {
        "category": given.pop("category", "furniture"),
        "title": title,
        "text": given.pop("text", ""),
        "place": given.pop("place", None) or make_place(),
        **{name: given.pop(name) for name in _MORE_WORDING if name in given},
    }
    content = AdContent(**wording)
    ad = {
        "state": State.LIVE,
        "posted": posted,
        "renewed": posted,
        "expires": posted + timedelta(days=30),
        "persona": person.personas.order_by("pk")[0],
        **content.wording(),
        **content.found_by(),
        **given,
    }
    if "bump" not in ad:
        ad["bump"] = Slots(now=ad["renewed"] + timedelta(days=365)).take([ad["renewed"]])[0]
    state = State(ad["state"])
    if state in DONE:
        ad["state"] = State.CLOSED
    made = Ad.objects.create(**ad)
    if state in DONE:
        restrict(made, state)
    return made


def restrict(ad: Ad, state: State = State.HELD) -> None:
    """Takes an ad out of sight for a reason, past whatever would have led to it."""
    ad.state = state
    ad.decision = write_decision(DONE[state], ad, Ruling(), by="test", at=NOON)
    ad.look_by = NOON + timedelta(days=1) if state == State.HELD else None
    ad.save(update_fields=["state", "decision", "look_by"])


def suspend(person: Person, *, since: datetime = NOON, days: int = 7) -> Decision:
    """They neither post nor write for so long; told to nobody."""
    ruling = Ruling(reasons="The same ad came ten times.", until=since + timedelta(days=days))
    return suspend_person(person, ruling, by="test", at=since)


def code_in(mail: EmailMessage) -> str:
    """The code that a mail of ours asks to type."""
    found = re.search(r"^ +(\d{4}-\d{4})$", str(mail.body), re.MULTILINE)
    assert found, f"no code in: {mail.body}"
    return found[1]


def enter(client: Client, email: str, **more: str) -> Answer:
    """Signs in as people do: types the address, opens the mail, types the code."""
    client.post(reverse("account_request_login_code"), {"email": email, **more})
    code = code_in(django_mail.outbox[-1])
    return client.post(reverse("account_confirm_login_code"), {"code": code, **more})
