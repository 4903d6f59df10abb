"""Taking everything along, and leaving for good."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import BinaryIO

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from lamppost.journal.models import Line
from lamppost.notices.models import Notice
from lamppost.people import belongings
from lamppost.people.actions import block_person
from lamppost.people.archive import CHUNK
from lamppost.people.belongings import Belonging, register
from lamppost.people.erasure import WAY_BACK, erase_due_people, keep_account, request_erasure
from lamppost.people.models import Person
from lamppost.testing import enter

Mails = list[EmailMessage]


@pytest.fixture
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belongings, "_registered", dict(belongings._registered))


def archive_of(person: Person) -> zipfile.ZipFile:
    client = Client()
    client.force_login(person)
    answer = client.get("/my/export/")
    pieces: Iterator[bytes] = answer.streaming_content  # type: ignore[attr-defined]
    return zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def test_archive_holds_who_somebody_is(alice: Person, bob: Person) -> None:
    block_person(alice, persona=bob.personas.get())
    archive = archive_of(alice)
    assert archive.testzip() is None
    account = json.loads(archive.read("account.json"))
    assert account["address"] == "alice@example.org"
    assert [name["name"] for name in account["names"]] == ["Alice"]
    assert [block["name"] for block in account["blocked"]] == ["Bob"]
    assert b"bob@example.org" not in archive.read("account.json")


def test_archive_holds_nothing_of_anybody_else(alice: Person, carol: Person) -> None:
    archive = archive_of(carol)
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"carol@example.org" in everything
    assert b"lice" not in everything


@pytest.mark.usefixtures("_own_registry")
def test_files_of_a_room_are_in_the_archive_byte_for_byte(alice: Person) -> None:
    large = bytes(range(256)) * (3 * CHUNK // 256) + b"end"
    files: list[tuple[str, bytes | BinaryIO]] = [
        ("photos/1.jpg", io.BytesIO(large)),
        ("photos/2.jpg", b"small"),
    ]
    register(Belonging("ads", lambda who: ["an ad"], lambda who: None, lambda who: files))
    archive = archive_of(alice)
    assert archive.read("photos/1.jpg") == large
    assert archive.read("photos/2.jpg") == b"small"
    assert json.loads(archive.read("ads.json")) == ["an ad"]


def test_asking_to_leave_mails_the_way_back_once(client: Client, alice: Person) -> None:
    client.force_login(alice)
    for _ in range(2):
        client.post("/my/erasure/")
    person = Person.objects.get(pk=alice.pk)
    assert person.erase_due
    assert WAY_BACK - timedelta(minutes=1) < person.erase_due - timezone.now() <= WAY_BACK
    notice = Notice.objects.get()
    assert notice.address == "alice@example.org"
    assert "http://127.0.0.1:8000/my/erasure/" in notice.body
    assert list(Line.objects.values_list("act", flat=True)) == ["erasure.asked"]


def test_account_is_kept_by_signing_in_and_pressing_the_button(
    client: Client, alice: Person, mailoutbox: Mails
) -> None:
    request_erasure(alice)
    enter(client, "alice@example.org")
    page = client.get("/my/").content.decode()
    assert "Keep my account" in page
    assert "about to be erased" in page
    client.post("/my/erasure/end/")
    assert Person.objects.get(pk=alice.pk).erase_due is None
    assert "Keep my account" not in client.get("/my/").content.decode()
    assert erase_due_people(timezone.now() + timedelta(days=400)) == 0


def test_account_is_erased_when_the_week_is_over_and_not_before(alice: Person, bob: Person) -> None:
    request_erasure(alice)
    assert alice.erase_due
    assert erase_due_people(alice.erase_due - timedelta(seconds=1)) == 0
    assert erase_due_people(alice.erase_due) == 1
    assert list(Person.objects.all()) == [bob]
    assert not EmailAddress.objects.filter(email="alice@example.org").exists()
    assert Line.objects.filter(act="erasure.done", subject=f"people.person:{alice.pk}").exists()


def test_coming_back_too_late_finds_nothing_to_keep(alice: Person) -> None:
    request_erasure(alice)
    assert alice.erase_due
    erase_due_people(alice.erase_due)
    assert not keep_account(alice)


def test_sessions_end_with_the_account(client: Client, alice: Person, mailoutbox: Mails) -> None:
    enter(client, "alice@example.org")
    half_way = Client()
    half_way.post("/account/enter/", {"email": "alice@example.org"})
    request_erasure(alice)
    assert alice.erase_due
    erase_due_people(alice.erase_due)
    assert client.get("/my/").status_code == 302
    answer = half_way.get("/account/enter/code/")
    assert answer.headers["Location"] == "/account/enter/"


@pytest.mark.usefixtures("_own_registry")
def test_one_account_that_cannot_be_erased_does_not_keep_the_others(
    alice: Person, bob: Person
) -> None:
    def fail_for_alice(person: Person) -> None:
        if person == alice:
            raise OSError

    register(Belonging("ads", lambda who: [], fail_for_alice))
    request_erasure(alice)
    request_erasure(bob)
    assert bob.erase_due
    assert erase_due_people(bob.erase_due) == 1
    left = Person.objects.get()
    assert left == alice
    assert left.personas.exists()
    assert EmailAddress.objects.filter(user=alice).exists()
