from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from lamppost.people.models import Person
from lamppost.standing.models import Brought, KnownBoard
from lamppost.standing.portable import bringing
from lamppost.standing.portable.boards import stop_trusting
from lamppost.standing.portable.bringing import NothingToBring, UnknownBoard, UsedUp, bring
from lamppost.standing.portable.statement_file import MOST_BYTES, read_statement_file
from lamppost.standing.portable.strict_json import Unproven
from lamppost.standing.portable.taking import forget_expired, take_along, take_back
from lamppost.standing.portable.tests.cast import HERE
from lamppost.standing.portable.tests.two_boards import (
    be,
    file_from_the_other,
    on_the_other,
    trust_the_other,
)
from lamppost.standing.reading import facts_of
from lamppost.standing.tests.cast import know
from lamppost.testing import make_person

pytestmark = pytest.mark.django_db
PAGE = "/my/standing/bring/"
BOTH = ["phone", "meetings"]


@pytest.fixture(autouse=True)
def _known(settings: Settings) -> None:
    be(settings, HERE)
    trust_the_other(settings)


@pytest.fixture
def file(alice: Person, settings: Settings) -> bytes:
    """What alice has from the other board, where she is somebody else to this one."""
    there = make_person("Alicia")
    know(there, timezone.now())
    return file_from_the_other(settings, there)


def upload(client: Client, content: bytes, facts: list[str] = BOTH) -> str:
    sent = {"file": SimpleUploadedFile("lamppost-other-board.json", content), "facts": facts}
    answer = client.post(PAGE, sent, follow=True)
    assert answer.status_code in {200, 422}
    return answer.content.decode()


def test_chosen_facts_show_here_in_the_name_of_the_other_board(
    client: Client, alice: Person, file: bytes
) -> None:
    client.force_login(alice)
    page = upload(client, file)
    assert "has met 3 people" in page
    assert "seen in person" not in page
    (elsewhere,) = facts_of(alice).elsewhere
    assert elsewhere.issuer == "other.example"
    assert set(elsewhere.facts) == {"phone", "meetings"}
    month = timezone.localdate().strftime("%B %Y")
    shown = render_to_string("standing/_facts.html", {"facts": facts_of(alice)})
    assert f"From other.example, checked {month}:" in shown
    assert f"<li>controls a phone number, since {month}</li>" in shown


def test_nothing_of_the_file_is_kept_but_what_was_chosen(alice: Person, file: bytes) -> None:
    bring(alice, file, names=["phone"], at=timezone.now())
    kept = str(list(Brought.objects.values()))
    for token in json.loads(file)["tokens"]:
        assert token["holder_key"]["d"] not in kept
        assert not any(part in kept for part in token["sd_jwt"].split("~") if part)
    assert "meetings" not in kept


def test_statement_is_taken_once_from_whomever(alice: Person, bob: Person, file: bytes) -> None:
    one = replace(read := read_statement_file(file), tokens=read.tokens[:1]).written().encode()
    bring(alice, one, names=BOTH, at=timezone.now())
    for person in (alice, bob):
        with pytest.raises(UsedUp):
            bring(person, one, names=BOTH, at=timezone.now())
    assert facts_of(bob).elsewhere == ()


def test_same_file_at_the_same_moment_is_taken_once(
    alice: Person, bob: Person, file: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = read_statement_file(file).tokens[0]
    monkeypatch.setattr(bringing, "_first_unused", lambda _file: token)
    bring(alice, file, names=BOTH, at=timezone.now())
    with pytest.raises(UsedUp):
        bring(bob, file, names=BOTH, at=timezone.now())


def test_latest_of_a_board_takes_the_place_of_what_was_brought_before(
    alice: Person, file: bytes
) -> None:
    bring(alice, file, names=BOTH, at=timezone.now())
    bring(alice, file, names=["mail"], at=timezone.now())
    assert [one.facts for one in facts_of(alice).elsewhere] == [{"mail": True}]
    with pytest.raises(UsedUp):
        bring(alice, file, names=BOTH, at=timezone.now())


def test_board_that_the_host_does_not_know_is_refused_with_what_to_do(
    client: Client, alice: Person, file: bytes
) -> None:
    stop_trusting(KnownBoard.objects.get(), at=timezone.now())
    with pytest.raises(UnknownBoard, match="lamppost trust"):
        bring(alice, file, names=BOTH, at=timezone.now())
    client.force_login(alice)
    assert "No other board is known here" in client.get(PAGE).content.decode()


def test_own_facts_are_not_brought_back(alice: Person) -> None:
    own = take_along(alice, count=1, at=timezone.now()).written().encode()
    with pytest.raises(UnknownBoard, match="from this board"):
        bring(alice, own, names=["mail"], at=timezone.now())


def test_keys_in_the_file_prove_nothing(alice: Person, settings: Settings, file: bytes) -> None:
    """A file in the other board's name, with a key of its maker's own."""
    with on_the_other(settings):
        settings.STATEMENT_KEYS = ("a key of mine",)
        forged = take_along(alice, count=1, at=timezone.now()).written().encode()
    with pytest.raises(UnknownBoard):
        bring(alice, forged, names=["mail"], at=timezone.now())


def test_what_was_taken_back_before_the_file_was_made_whole_is_refused(
    alice: Person, settings: Settings
) -> None:
    there = make_person("Alicia")
    with on_the_other(settings):
        early = take_along(there, count=1, at=timezone.now())
        take_back(there, at=timezone.now())
        lists = take_along(there, count=1, at=timezone.now()).status_lists
    late = replace(early, status_lists=lists).written().encode()
    with pytest.raises(Unproven, match="taken back"):
        bring(alice, late, names=["mail"], at=timezone.now())
    bare = replace(early, status_lists={}).written().encode()
    with pytest.raises(Unproven, match="does not say whether"):
        bring(alice, bare, names=["mail"], at=timezone.now())
    assert bring(alice, early.written().encode(), names=["mail"], at=timezone.now())


def test_facts_run_out_with_their_statement(alice: Person, file: bytes) -> None:
    with pytest.raises(Unproven, match="run out"):
        bring(alice, file, names=BOTH, at=timezone.now() + timedelta(days=250))
    brought = bring(alice, file, names=BOTH, at=timezone.now())
    Brought.objects.update(expires=timezone.now())
    assert facts_of(alice).elsewhere == ()
    forget_expired(brought.issued + timedelta(days=399))
    assert Brought.objects.exists()
    forget_expired(brought.issued + timedelta(days=401))
    assert not Brought.objects.exists()


def test_fact_that_the_file_does_not_hold_cannot_be_brought(
    client: Client, alice: Person, settings: Settings
) -> None:
    bare = file_from_the_other(settings, make_person("Nell"))
    with pytest.raises(NothingToBring):
        bring(alice, bare, names=["phone"], at=timezone.now())
    with pytest.raises(NothingToBring):
        bring(alice, bare, names=["score"], at=timezone.now())
    client.force_login(alice)
    assert "Choose at least one" in upload(client, bare, [])
    assert not Brought.objects.exists()


@pytest.mark.parametrize(
    "content",
    [b"x", b"{}", b"[" * 100_000, b"\x00\xff" * 100, b" " * (MOST_BYTES + 1), b"9" * 10_000],
)
def test_hostile_upload_is_answered_with_a_sentence(
    client: Client, alice: Person, content: bytes
) -> None:
    client.force_login(alice)
    assert "This file is damaged" in upload(client, content)
    assert not Brought.objects.exists()


def test_nobody_tries_files_all_day(alice: Person, client: Client) -> None:
    client.force_login(alice)
    pages = [upload(client, b"x") for _ in range(bringing.BRINGING.times + 1)]
    assert "too often" in pages[-1]
    assert "too often" not in pages[-2]


def test_only_whose_it_is_can_put_it_away(
    client: Client, alice: Person, carol: Person, file: bytes
) -> None:
    brought = bring(alice, file, names=BOTH, at=timezone.now())
    path = f"{PAGE}{brought.pk}/putting-away/"
    client.force_login(carol)
    assert "has met" not in client.get(PAGE).content.decode()
    assert client.post(path).status_code == 404
    assert facts_of(alice).elsewhere
    client.force_login(alice)
    assert client.post(path).status_code == 302
    assert facts_of(alice).elsewhere == ()
    assert client.post(path).status_code == 404


def test_board_that_is_no_longer_known_is_no_longer_heard(alice: Person, file: bytes) -> None:
    bring(alice, file, names=BOTH, at=timezone.now())
    assert stop_trusting(KnownBoard.objects.get(), at=timezone.now()) == 1
    assert facts_of(alice).elsewhere == ()
