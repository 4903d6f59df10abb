from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.standing.models import Statement
from lamppost.standing.portable import statuses, taking
from lamppost.standing.portable.board_key import own_keys
from lamppost.standing.portable.jose import signed_claims
from lamppost.standing.portable.sdjwt import TYP, parts_of
from lamppost.standing.portable.statement_file import StatementFile, read_statement_file
from lamppost.standing.portable.status_list import SIZE, read_list
from lamppost.standing.portable.taking import NothingSigned, forget_expired, take_along, take_back
from lamppost.standing.portable.tests.cast import HERE, check_first
from lamppost.standing.portable.tests.two_boards import be
from lamppost.standing.tests.cast import know
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
PAGE = "/my/standing/portable/"


@pytest.fixture(autouse=True)
def _here(settings: Settings) -> None:
    be(settings, HERE)


def published(number: int = 0) -> str:
    answer = Client().get(f"/.well-known/lamppost/status/{number}")
    assert answer["Content-Type"] == "application/statuslist+jwt"
    return answer.content.decode()


def taken_back(file: StatementFile) -> list[bool]:
    """As the board tells of each statement now."""
    told = []
    for token in file.tokens:
        claims = signed_claims(parts_of(token.sd_jwt)[0], key=own_keys()[0], typ=TYP)
        place = claims["status"]["status_list"]
        number = int(place["uri"].rsplit("/", 1)[1])
        listed = read_list(published(number), uri=place["uri"], key=own_keys()[0])
        told.append(listed.is_set(place["idx"]))
    return told


def test_page_gives_a_file_of_as_many_statements_as_were_asked_for(
    client: Client, alice: Person
) -> None:
    know(alice, timezone.now())
    client.force_login(alice)
    assert "controls a phone number" in client.get(PAGE).content.decode()
    answer = client.post(PAGE, {"count": 3})
    assert 'filename="lamppost-this-board.json"' in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    file = read_statement_file(answer.content)
    assert len(file.tokens) == Statement.objects.filter(person=alice).count() == 3
    shown = check_first(file, at=timezone.now()).shown
    assert (shown.issuer, shown.claims["meetings"]) == (HERE, 3)


def test_file_names_nobody(alice: Person, client: Client) -> None:
    alice.personas.update(name="Alice Somebody")
    client.force_login(alice)
    written = client.post(PAGE, {"count": 1}).content.decode()
    claims = signed_claims(
        parts_of(json.loads(written)["tokens"][0]["sd_jwt"])[0], key=own_keys()[0], typ=TYP
    )
    assert set(claims) == {"iss", "vct", "iat", "exp", "status", "cnf", "_sd", "_sd_alg"}
    assert "Somebody" not in written
    assert "alice" not in written


def test_statements_of_a_month_have_the_same_days_for_everybody(alice: Person, bob: Person) -> None:
    days = [NOON, NOON.replace(day=30, hour=23)]
    files = [take_along(who, count=1, at=at) for who, at in zip((alice, bob), days, strict=True)]
    shown = [check_first(file, at=NOON).shown for file in files]
    assert shown[0].issued == shown[1].issued == datetime(2027, 3, 1, tzinfo=UTC)
    assert shown[0].expires == shown[1].expires == datetime(2027, 10, 1, tzinfo=UTC)


@pytest.mark.parametrize("count", ["", "0", "11", "many"])
def test_wrong_number_is_answered_with_a_sentence(
    client: Client, alice: Person, count: str
) -> None:
    client.force_login(alice)
    assert client.post(PAGE, {"count": count}).status_code == 422
    assert not Statement.objects.exists()


def test_facts_are_signed_for_those_who_are_signed_in_alone(client: Client) -> None:
    for path in (PAGE, f"{PAGE}taking-back/", "/my/standing/bring/"):
        assert client.post(path, {"count": 1}).status_code == 302
    assert not Statement.objects.exists()


def test_nobody_takes_facts_along_all_day(client: Client, alice: Person) -> None:
    client.force_login(alice)
    answers = [client.post(PAGE, {"count": 1}).status_code for _ in range(taking.TAKING.times + 1)]
    assert answers == [200] * taking.TAKING.times + [422]


def test_board_without_a_key_says_so(client: Client, alice: Person, settings: Settings) -> None:
    settings.STATEMENT_KEYS = ()
    client.force_login(alice)
    assert "signs no facts" in client.get(PAGE).content.decode()
    with pytest.raises(NothingSigned):
        take_along(alice, count=1, at=NOON)
    for path in ("keys.json", "status/0"):
        assert client.get(f"/.well-known/lamppost/{path}").status_code == 404


def test_what_is_taken_back_is_told_so_at_once_and_others_stay(
    client: Client, alice: Person, bob: Person
) -> None:
    now = timezone.now()
    of_alice, of_bob = (take_along(who, count=3, at=now) for who in (alice, bob))
    assert not any(taken_back(of_alice))
    client.force_login(alice)
    client.post(f"{PAGE}taking-back/")
    assert all(taken_back(of_alice))
    assert not any(taken_back(of_bob))


def test_facts_of_somebody_who_has_left_are_taken_back(alice: Person) -> None:
    file = take_along(alice, count=2, at=timezone.now())
    request_erasure(alice)
    erase_due_people(timezone.now() + timedelta(days=30))
    statuses.forget_signed(Statement.objects.values_list("index", flat=True))
    assert all(taken_back(file))
    assert not Statement.objects.exclude(person=None).exists()


def test_places_are_drawn_and_no_place_is_given_twice(alice: Person) -> None:
    for _ in range(4):
        take_along(alice, count=10, at=NOON)
    places = list(Statement.objects.order_by("pk").values_list("index", flat=True))
    assert len(set(places)) == 40
    assert all(0 <= place < SIZE for place in places)
    assert max(places) - min(places) > 1_000  # all within so few: once in 10**70


def test_place_that_somebody_else_took_meanwhile_is_drawn_anew(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([[7, 8], [8, 9], [10, 11]])
    monkeypatch.setattr(statuses, "_draw", lambda count: next(drawn))
    statuses.take_places(alice, 2, issued=NOON, expires=NOON)
    assert statuses.take_places(alice, 2, issued=NOON, expires=NOON) == [10, 11]
    assert Statement.objects.count() == 4


def test_second_list_begins_before_the_first_is_full(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statuses, "SIZE", 8)
    places = statuses.take_places(alice, 10, issued=NOON, expires=NOON)
    assert max(places) >= 8
    assert statuses.is_there(max(places) // 8)
    assert not statuses.is_there(99)


def test_what_has_run_out_is_forgotten(alice: Person) -> None:
    take_along(alice, count=2, at=NOON)
    forget_expired(NOON + timedelta(days=100))
    assert Statement.objects.count() == 2
    forget_expired(NOON + timedelta(days=250))
    assert not Statement.objects.exists()
    assert take_back(alice, at=NOON) == 0


def test_keys_are_public_and_hold_no_secret(client: Client) -> None:
    answer = client.get("/.well-known/lamppost/keys.json")
    told = answer.json()
    assert (told["issuer"], told["board"]) == (HERE, "This Board")
    assert [set(key) for key in told["keys"]] == [{"kty", "crv", "x", "kid", "alg", "use"}]
    assert client.get("/.well-known/lamppost/status/7").status_code == 404
