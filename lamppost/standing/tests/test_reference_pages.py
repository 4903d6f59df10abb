from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.people.models import Person
from lamppost.standing.models import Met, Reference
from lamppost.standing.tests.cast import meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def met(alice: Person, bob: Person) -> Met:
    return meet(alice, bob, timezone.now() - timedelta(days=2))


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_references_are_written_read_shown_declined_and_taken_back(
    alice: Person, bob: Person, met: Met
) -> None:
    page = as_(alice).get("/my/standing/references/").content.decode()
    assert f"/my/standing/references/met/{met.pk}/" in page
    as_(alice).post(f"/my/standing/references/met/{met.pk}/", {"words": "On time."})
    assert "On time." not in as_(bob).get("/my/standing/references/").content.decode()
    theirs = Met.objects.get(person=bob)
    as_(bob).post(f"/my/standing/references/met/{theirs.pk}/", {"words": ""})
    assert "On time." in as_(bob).get("/my/standing/references/").content.decode()
    of_bob = Reference.objects.get(about=bob)
    path = f"/my/standing/references/{of_bob.pk}"
    as_(bob).post(f"{path}/words/", {"on": "1"})
    of_bob.refresh_from_db()
    assert of_bob.are_words_shown
    as_(bob).post(f"{path}/declining/", {"on": "1"})
    of_bob.refresh_from_db()
    assert of_bob.declined
    as_(alice).post(f"{path}/revocation/")
    of_bob.refresh_from_db()
    assert of_bob.revoked


def test_too_many_words_are_kept_in_the_form(alice: Person, met: Met) -> None:
    answer = as_(alice).post(f"/my/standing/references/met/{met.pk}/", {"words": "word " * 120})
    assert answer.status_code == 422
    assert "word word word" in answer.content.decode()
    assert not Reference.objects.exists()


def test_stranger_gets_to_nothing_of_it(
    alice: Person, bob: Person, carol: Person, met: Met
) -> None:
    written = as_(alice).post(f"/my/standing/references/met/{met.pk}/")
    assert written.status_code == 302
    as_(bob).post(f"/my/standing/references/met/{Met.objects.get(person=bob).pk}/")
    ours = Reference.objects.get(author=alice)
    before = Reference.objects.values()
    for person, ways in {
        carol: ("revocation", "declining", "words"),
        alice: ("declining", "words"),
        bob: ("revocation",),
    }.items():
        for way in ways:
            answer = as_(person).post(f"/my/standing/references/{ours.pk}/{way}/", {"on": "1"})
            assert answer.status_code == 404, (person, way)
    fresh = meet(alice, bob, timezone.now())
    assert as_(carol).get(f"/my/standing/references/met/{fresh.pk}/").status_code == 404
    assert as_(bob).post(f"/my/standing/references/met/{fresh.pk}/").status_code == 404
    assert list(Reference.objects.values()) == list(before)


def test_sealed_reference_cannot_be_reached_by_whom_it_is_about(
    alice: Person, bob: Person, met: Met
) -> None:
    as_(alice).post(f"/my/standing/references/met/{met.pk}/", {"words": "On time."})
    sealed = Reference.objects.get()
    for way in ("declining", "words"):
        path = f"/my/standing/references/{sealed.pk}/{way}/"
        assert as_(bob).post(path, {"on": "1"}).status_code == 404


@pytest.mark.parametrize("path", ["", "phone/", "phone/code/", "references/"])
def test_pages_are_for_oneself_alone(client: Client, path: str, db: None) -> None:
    assert client.get(f"/my/standing/{path}").status_code == 302


@pytest.mark.parametrize("path", ["", "phone/", "references/", "references/met/{met}/"])
def test_no_page_takes_a_file(alice: Person, met: Met, path: str) -> None:
    """No copy of a document can be left here. Photos of ads: board/tests/test_pictures.py."""
    page = as_(alice).get(f"/my/standing/{path.format(met=met.pk)}").content.decode()
    assert "<h1>" in page
    assert 'type="file"' not in page
    assert "multipart" not in page
