"""What somebody takes along is complete, and what is left of them is nothing: in every table.

A new model that leads to a person fails here until it has a maker below, and its room hands
it over and erases it (people/belongings.py), or until it stands among the exceptions with its
reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from lamppost.board.alerts.models import Alert, AlertedAd, Subscriber
from lamppost.board.models import Ad, Draft, Favourite, ImportedPoster, Photo, Version
from lamppost.notices.actions import tell
from lamppost.notices.models import Device, Push
from lamppost.people.actions import add_persona, block_person
from lamppost.people.archive import stream_archive
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.screening.models import HashedPhoto, PhotoHolder
from lamppost.testing import NOON, enter, make_ad
from tests.traces_of_letters import LETTER_MAKERS, LETTER_PHOTO
from tests.traces_of_meetings import MEETING_MAKERS, MEETING_SHOWN_AS, MEETINGS_NOT_HANDED_OVER
from tests.traces_of_moderation import MODERATION_MAKERS, MODERATION_SHOWN_AS
from tests.traces_of_standing import STANDING_MAKERS

ADDRESS = "alice@example.org"
HASHED_DIGEST = "5e" * 32


def make_block(alice: Person, bob: Person) -> None:
    block_person(alice, persona=add_persona(bob, "Trace Block"))


def make_sessions(alice: Person, bob: Person) -> None:
    enter(Client(headers={"user-agent": "Trace UserSession"}), ADDRESS)
    Client().post("/account/enter/", {"email": ADDRESS})


def make_version(alice: Person, bob: Person) -> None:
    kept = ("category", "text", "place")
    ad = make_ad(alice)
    words = {name: getattr(ad, name) for name in kept}
    Version.objects.create(ad=ad, number=1, until=NOON, title="Trace Version", **words)


def make_alert(alice: Person, **given: Any) -> Alert:
    subscriber, _new = Subscriber.objects.get_or_create(person=alice)
    columns = {"title": "Trace Alert", "query": {}, "since": NOON, "confirmed": NOON}
    return Alert.objects.create(subscriber=subscriber, **{**columns, **given})


def make_subscriber(alice: Person, bob: Person) -> None:
    """One from before the address was an account's, with a browser that is told."""
    address = "trace.subscriber@example.org"
    EmailAddress.objects.create(user=alice, email=address, verified=True)
    device = Device.objects.create(endpoint="https://push.example/trace-device", since=NOON)
    Subscriber.objects.create(address=address).devices.add(device)
    Push.objects.create(key="a", device=device, written=NOON, due=NOON)


def make_alerted(alice: Person, bob: Person) -> None:
    alert = make_alert(alice, asked="q=kettle", title="Trace AlertedAd")
    AlertedAd.objects.create(alert=alert, ad=make_ad(bob, "Trace Found"), noted=NOON)


def make_photo_holder(alice: Person, bob: Person) -> None:
    photo = HashedPhoto.objects.create(digest=HASHED_DIGEST, pdq="0f" * 32, quality=90)
    PhotoHolder.objects.create(photo=photo, person=alice, last=NOON)


# For each model that leads to a person: makes a row of alice's that says "Trace <Model>".
MAKERS: dict[str, Callable[[Person, Person], object]] = {
    "people.Person": lambda alice, bob: None,
    "people.Persona": lambda alice, bob: add_persona(alice, "Trace Persona"),
    "people.Block": make_block,
    "account.EmailAddress": lambda alice, bob: EmailAddress.objects.create(
        user=alice, email="trace.emailaddress@example.org"
    ),
    "mfa.Authenticator": lambda alice, bob: Authenticator.objects.create(
        user=alice, type="webauthn", data={"name": "Trace Authenticator", "credential": {}}
    ),
    "usersessions.UserSession": lambda alice, bob: UserSession.objects.create(
        user=alice, ip="192.0.2.1", session_key="gone", user_agent="Trace UserSession"
    ),
    "notices.Notice": lambda alice, bob: tell(
        ADDRESS, key="trace", kind="trace", subject="Trace Notice", body="Hello"
    ),
    "board.Ad": lambda alice, bob: make_ad(alice, "Trace Ad"),
    "board.Version": make_version,
    "board.Draft": lambda alice, bob: Draft.objects.create(
        person=alice, category="furniture", typed={"title": ["Trace Draft"]}
    ),
    "board.Photo": lambda alice, bob: Photo.objects.create(
        ad=make_ad(alice), digest="0" * 64, width=1, height=1, alt="Trace Photo"
    ),
    "board.ImportedPoster": lambda alice, bob: ImportedPoster.objects.create(
        source="elsewhere", poster="Trace ImportedPoster", persona=alice.personas.all()[0]
    ),
    "board.Subscriber": make_subscriber,
    "board.Alert": lambda alice, bob: make_alert(alice),
    "board.AlertedAd": make_alerted,
    "board.Favourite": lambda alice, bob: Favourite.objects.create(
        person=alice, ad=make_ad(bob, "Trace Favourite")
    ),
    "screening.PhotoHolder": make_photo_holder,
    **LETTER_MAKERS,
    **STANDING_MAKERS,
    **MODERATION_MAKERS,
    **MEETING_MAKERS,
}
# What the archive says of models that hold no words of their own.
SHOWN_AS = {
    "LetterPhoto": LETTER_PHOTO,
    "Phone": "2027-03-01",
    "PhotoHolder": HASHED_DIGEST,
    "PhoneCode": "2027-03-01",
    "Seen": "2027-03-01",
    "Statement": "170170170",
    **MODERATION_SHOWN_AS,
    **MEETING_SHOWN_AS,
}
NOT_HANDED_OVER = {
    "board.AlertKey": "Made of the alert's search, to be looked up by machine.",
    "account.EmailConfirmation": "Never written: addresses are confirmed by codes, not links.",
    **MEETINGS_NOT_HANDED_OVER,
}


def leads_to_a_person() -> set[str]:
    """Labels of the models from which foreign keys lead to a person, over however many."""
    found: set[type[Model]] = {Person}
    while new := {m for m in apps.get_models() if m not in found and _targets(m) & found}:
        found |= new
    return {model._meta.label for model in found}


def _targets(model: type[Model]) -> set[Any]:
    return {field.related_model for field in model._meta.get_fields() if _points_out(field)}


def _points_out(field: Any) -> bool:
    return bool(field.is_relation and not field.auto_created and field.related_model)


def test_every_model_that_leads_to_a_person_is_accounted_for() -> None:
    known = MAKERS.keys() | NOT_HANDED_OVER.keys()
    assert leads_to_a_person() - known == set()


def test_no_exception_is_out_of_date() -> None:
    labels = {model._meta.label for model in apps.get_models()}
    assert NOT_HANDED_OVER.keys() <= labels
    assert not MAKERS.keys() & NOT_HANDED_OVER.keys()


@pytest.mark.parametrize("label", sorted(MAKERS))
def test_archive_holds_what_somebody_has(alice: Person, bob: Person, label: str) -> None:
    MAKERS[label](alice, bob)
    name = label.split(".")[1]
    trace = {
        "Person": ADDRESS,
        "EmailAddress": "trace.emailaddress@example.org",
        "Subscriber": "trace.subscriber@example.org",
        **SHOWN_AS,
    }.get(name, f"Trace {name}")
    assert trace in _words_of_archive(alice)


def _words_of_archive(person: Person) -> str:
    import io
    import zipfile

    archive = zipfile.ZipFile(io.BytesIO(b"".join(stream_archive(person))))
    files = (archive.read(name) for name in archive.namelist() if name.endswith(".json"))
    return b"".join(files).decode()


@pytest.fixture
def erased(alice: Person, bob: Person, mailoutbox: object) -> Person:
    """Alice had everything there is to have, and is gone."""
    make_sessions(alice, bob)
    for make in MAKERS.values():
        make(alice, bob)
    request_erasure(alice)
    assert alice.erase_due
    assert erase_due_people(alice.erase_due) == 1
    return alice


def rows_of_every_table() -> Iterator[tuple[str, dict[str, Any]]]:
    for model in apps.get_models():
        for row in model._base_manager.values():
            yield model._meta.label, row


def test_after_erasure_no_row_of_any_table_says_a_word_of_it(erased: Person) -> None:
    words = {ADDRESS, "trace.emailaddress", "trace usersession", "trace persona", "trace notice"}
    words |= {"trace ad", "trace version", "trace draft", "trace photo", "trace importedposter"}
    words |= {"trace alert", "trace.subscriber", "trace-device"}
    words |= {
        f"trace {label.split('.')[1].lower()}"
        for label in LETTER_MAKERS | STANDING_MAKERS | MODERATION_MAKERS | MEETING_MAKERS
    }
    found = [
        (label, word)
        for label, row in rows_of_every_table()
        for word in words
        if word in repr(row).lower()
    ]
    assert found == []


def test_after_erasure_no_row_points_to_them(erased: Person) -> None:
    connection.check_constraints()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Person:
                assert not model._base_manager.filter(**{field.attname: erased.pk}).exists()


def test_after_erasure_no_session_knows_them(erased: Person) -> None:
    held = [repr(session.get_decoded()) for session in Session.objects.all()]
    assert not [one for one in held if ADDRESS in one]
    assert not [one for one in held if f"'_auth_user_id': '{erased.pk}'" in one]


def test_others_lose_nothing_by_it(erased: Person, bob: Person) -> None:
    assert Person.objects.get() == bob
    assert bob.personas.count() == 2
    assert {ad.title for ad in Ad.objects.all()} == {"Trace Favourite", "Trace Found"}
    assert EmailAddress.objects.get().email == "bob@example.org"


def test_walk_would_have_found_them_before(alice: Person) -> None:
    assert any(ADDRESS in repr(row) for _label, row in rows_of_every_table())
    assert timezone.now() > alice.joined
