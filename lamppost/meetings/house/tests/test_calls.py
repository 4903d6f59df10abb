"""Who is listened to: the other board, once, about what it has said itself."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client

from lamppost.core.limits import Limit
from lamppost.meetings.house import views
from lamppost.meetings.house.calling import Got, NoAnswer, post, talk
from lamppost.meetings.house.houses import other_house
from lamppost.meetings.house.messages import NotAMessage, Said, read_answer, read_said, write_said
from lamppost.meetings.house.signing import SKEW, Stamp, number_at, sign
from lamppost.meetings.house.talking import pulse
from lamppost.meetings.house.tests.pair import FIRST, KEY, OTHER_KEY, SECOND, Pair
from lamppost.meetings.models import Guarded, House
from lamppost.meetings.tests.making import make_armed
from lamppost.people.models import Person

ALIVE = Said(is_guarding=True)


def heard_at_second(pair: Pair) -> object:
    with pair.at(SECOND):
        return other_house().heard


def last_call(pair: Pair) -> tuple[str, bytes, str]:
    talk(ALIVE)
    return pair.calls[-1]


def test_message_of_the_other_board_is_heard_and_answered(pair: Pair) -> None:
    assert talk(ALIVE).now == pair.now
    assert heard_at_second(pair) == pair.now
    house = other_house()
    assert (house.answered, house.ahead_secs, house.trouble) == (pair.now, 0, "")


def test_recorded_message_is_refused(pair: Pair) -> None:
    path, body, signature = last_call(pair)
    first = pair.now
    pair.wait(minutes=2)
    with pair.at(SECOND):
        assert pair.deliver(path, body, signature).status == 409
    assert heard_at_second(pair) == first


def test_message_that_was_held_back_is_refused_after_a_newer_one(pair: Pair) -> None:
    body = write_said(ALIVE)
    old = Stamp.at(number_at(pair.now))
    pair.wait(seconds=10)
    path, _body, _signature = last_call(pair)
    signature = sign(old, path, body)
    with pair.at(SECOND):
        assert pair.deliver(path, body, signature).status == 409


@pytest.mark.parametrize("minutes", [-1, 1])
def test_message_of_another_time_is_refused(pair: Pair, minutes: int) -> None:
    path, body, signature = last_call(pair)
    with pair.at(SECOND):
        House.objects.update(number=0)
        pair.wait(minutes=minutes * (SKEW / timedelta(minutes=1) + 0.1))
        assert pair.deliver(path, body, signature).status == 404


def test_changed_message_is_refused(pair: Pair) -> None:
    path, body, signature = last_call(pair)
    number, nonce, mark = signature.split(".")
    changed = [
        (body.replace(b"true", b"false"), signature),
        (body, f"{int(number) + 1}.{nonce}.{mark}"),
        (body, f"{number}.{'0' * 32}.{mark}"),
        (body, f"{number}.{nonce}.{'0' * 64}"),
        (body, "1" * 30 + f".{nonce}.{mark}"),
        (body, f"²³.{nonce}.{mark}"),
        (body, ""),
    ]
    with pair.at(SECOND):
        House.objects.update(number=0)
        assert {pair.deliver(path, *one).status for one in changed} == {404}
        assert pair.deliver(path, body, signature).status == 200


def test_a_boards_own_message_sent_back_to_it_is_refused(pair: Pair) -> None:
    path, body, signature = last_call(pair)
    assert pair.deliver(path, body, signature).status == 404


def test_board_with_another_key_is_refused_and_knows_why(pair: Pair) -> None:
    path, body = "/meetings/house/", write_said(ALIVE)
    pair.settings.SECOND_HOUSE_KEYS = (OTHER_KEY,)
    signature = sign(Stamp.at(number_at(pair.now)), path, body)
    pair.settings.SECOND_HOUSE_KEYS = (KEY,)
    with pair.at(SECOND):
        assert pair.deliver(path, body, signature).status == 404
    pair.on_the_way = lambda body: body + b" "
    with pytest.raises(NoAnswer):
        talk(ALIVE)
    assert other_house().trouble == "refused"


def test_key_is_changed_while_both_are_up(pair: Pair) -> None:
    pair.settings.SECOND_HOUSE_KEYS = (KEY, OTHER_KEY)
    path, body, signature = last_call(pair)
    pair.settings.SECOND_HOUSE_KEYS = (OTHER_KEY, KEY)
    pair.wait(seconds=1)
    with pair.at(SECOND):
        House.objects.update(number=0)
        assert pair.deliver(path, body, signature).status == 200


def test_answer_that_the_other_board_has_not_signed_is_not_believed(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    def post(path: str, body: bytes, signature: str) -> Got:
        got = pair._post(path, body, signature)
        return Got(got.status, got.mark, got.body.replace(b"0", b"1", 1))

    monkeypatch.setattr("lamppost.meetings.house.calling.post", post)
    with pytest.raises(NoAnswer, match="unsigned"):
        talk(ALIVE)
    assert other_house().answered is None


def test_there_is_nothing_at_a_board_without_a_second_house(pair: Pair) -> None:
    path, body, _signature = last_call(pair)
    pair.settings.SECOND_HOUSE_KEYS = ()
    assert Client().post(path, body, content_type="application/json").status_code == 404
    assert Client().get(path).status_code == 404
    pair.settings.SECOND_HOUSE_KEYS = (KEY,)
    assert Client().get(path).status_code == 404


def test_guessing_ends_soon(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "FORGING", Limit("test_forged", times=3, per_secs=60 * 60 * 24))
    path, body, signature = last_call(pair)
    with pair.at(SECOND):
        House.objects.update(number=0)
        for _ in range(3):
            pair.deliver(path, body, "1.2.3")
        assert pair.deliver(path, body, signature).status == 404
        assert House.objects.get(pk=FIRST).number == 0


def test_long_message_is_not_read(pair: Pair) -> None:
    path, _body, signature = last_call(pair)
    with pair.at(SECOND):
        assert pair.deliver(path, b"x" * 2_000_001, signature).status == 404


def test_older_version_does_not_overwrite_a_newer_one(alice: Person, pair: Pair) -> None:
    make_armed(alice)
    pair.first_speaks()
    row = Guarded.objects.get()
    Guarded.objects.update(version=row.version + 7)
    said = json.loads(pair.calls[0][1])
    with pair.at(SECOND):
        from lamppost.meetings.house.hearing import hear

        answer = hear(read_said(json.dumps(said).encode()), at=pair.now)
    assert answer.held == {row.ref: row.version + 7}
    pair.wait(seconds=1)
    from lamppost.meetings.models import Housed

    Housed.objects.update(acked=0)
    pulse(pair.now)
    pulse(pair.now)
    assert Guarded.objects.get().version == Housed.objects.get().version == row.version + 8


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"is_guarding":1,"changes":[{"ref":"a"}],"listed":null,"known":{}}',
        b'{"is_guarding":1,"changes":{},"listed":[],"known":[]}',
        b'{"is_guarding":1,"changes":[],"listed":{"first":"","until":"","held":{"a b":1}},'
        b'"known":{}}',
    ],
)
def test_what_is_no_message_is_refused_as_such(body: bytes) -> None:
    with pytest.raises(NotAMessage):
        read_said(body)
    with pytest.raises(NotAMessage):
        read_answer(body)


def test_nobody_at_the_address_is_no_answer(pair: Pair) -> None:
    pair.settings.SECOND_HOUSE = "http://127.0.0.1:9"
    with pytest.raises(NoAnswer, match="unreachable"):
        post("/meetings/house/", b"", "")
