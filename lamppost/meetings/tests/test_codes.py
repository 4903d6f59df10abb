from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.core.limits import TooOften
from lamppost.meetings.code_words import CodeRefused, clean_code, refuse_codes
from lamppost.meetings.codes import Said, WrongCode, choose_codes, forget_codes, said_by, which
from lamppost.meetings.frozen import Frozen
from lamppost.meetings.models import Codes, Plan
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
SAFE, FORCED = "4711", "heather"


def _choose(person: Person, safe: str = SAFE, forced: str = FORCED, old: str = "") -> None:
    choose_codes(person, safe, forced, at=NOON, old=old)


def test_each_code_says_what_it_was_chosen_for(alice: Person) -> None:
    _choose(alice)
    assert which(alice, SAFE) is Said.SAFE
    assert which(alice, FORCED) is Said.FORCED
    assert which(alice, "9999") is Said.WRONG


def test_somebody_without_codes_has_only_wrong_ones(alice: Person) -> None:
    assert which(alice, "") is Said.WRONG
    assert which(alice, SAFE) is Said.WRONG


def test_a_code_of_one_person_is_none_of_another(alice: Person, bob: Person) -> None:
    _choose(alice)
    _choose(bob, "8305", "thistle")
    assert which(bob, SAFE) is Said.WRONG


@pytest.mark.parametrize("typed", ["47 11", " 4711 ", "４７１１", "٤٧١١"])
def test_a_code_is_known_however_a_phone_writes_it(alice: Person, typed: str) -> None:
    _choose(alice)
    assert which(alice, typed) is Said.SAFE


def test_a_word_is_known_in_capitals(alice: Person) -> None:
    _choose(alice)
    assert which(alice, "Heather ") is Said.FORCED


@pytest.mark.parametrize(
    ("safe", "forced", "field"),
    [
        ("471", "8305", "safe"),
        ("471108152", "8305", "safe"),
        ("1234", "8305", "safe"),
        ("8765", "8305", "safe"),
        ("0000", "8305", "safe"),
        ("4747", "8305", "safe"),
        ("2580", "8305", "safe"),
        ("4711", "help", "forced"),
        ("4711", "two words!", "forced"),
        ("4711", "", "forced"),
        ("4711", "4711", "forced"),
        ("4711", "4712", "forced"),
        ("4711", "47 11", "forced"),
        ("4711", "47112", "forced"),
        ("4716", "4761", "forced"),
        ("Heather", "heather", "forced"),
    ],
)
def test_a_code_that_would_be_guessed_or_mistaken_is_refused(
    safe: str, forced: str, field: str
) -> None:
    with pytest.raises(CodeRefused) as refused:
        refuse_codes(safe, forced)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("safe", "forced"), [("4711", "4288"), ("हिमालय", "8305"), ("blau8", "83050012")]
)
def test_codes_far_enough_apart_are_taken(safe: str, forced: str) -> None:
    refuse_codes(safe, forced)
    assert clean_code(safe) == safe


def test_the_sixth_wrong_code_is_not_looked_at(alice: Person) -> None:
    _choose(alice)
    for _guess in range(5):
        assert which(alice, "9999") is Said.WRONG
    with pytest.raises(TooOften):
        which(alice, SAFE)


def test_right_codes_are_never_too_many(alice: Person) -> None:
    _choose(alice)
    said = [which(alice, code) for code in (SAFE, FORCED) * 4]
    assert said == [Said.SAFE, Said.FORCED] * 4


def test_wrong_codes_of_one_shut_out_nobody_else(alice: Person, bob: Person) -> None:
    _choose(alice)
    for _guess in range(5):
        which(bob, "9999")
    assert which(alice, SAFE) is Said.SAFE


def test_new_codes_need_the_old_safe_one(alice: Person) -> None:
    _choose(alice)
    with pytest.raises(CodeRefused) as refused:
        _choose(alice, "8305", "thistle", old="9999")
    assert refused.value.field == "old"
    _choose(alice, "8305", "thistle", old=SAFE)
    assert [which(alice, code) for code in ("8305", "thistle", SAFE, FORCED)] == [
        Said.SAFE,
        Said.FORCED,
        Said.WRONG,
        Said.WRONG,
    ]


def test_codes_chosen_with_the_forced_one_are_forced_both_and_the_safe_one_stays(
    alice: Person,
) -> None:
    _choose(alice)
    _choose(alice, "8305", "thistle", old=FORCED)
    assert [which(alice, code) for code in ("8305", "thistle", FORCED, SAFE)] == [
        Said.FORCED,
        Said.FORCED,
        Said.WRONG,
        Said.SAFE,
    ]


def test_whoever_chose_with_the_forced_code_can_go_on_so_and_wins_nothing(alice: Person) -> None:
    _choose(alice)
    _choose(alice, "8305", "thistle", old=FORCED)
    _choose(alice, "6190", "bramble", old="8305")
    assert which(alice, "6190") is Said.FORCED
    assert which(alice, "bramble") is Said.FORCED
    _choose(alice, "2974", "saffron", old=SAFE)
    assert [which(alice, code) for code in ("2974", "saffron", "6190", SAFE)] == [
        Said.SAFE,
        Said.FORCED,
        Said.WRONG,
        Said.WRONG,
    ]


def test_no_column_tells_which_code_chose_the_others(alice: Person, bob: Person) -> None:
    for person, old in ((alice, SAFE), (bob, FORCED)):
        _choose(person)
        _choose(person, "8305", "thistle", old=old)
    one, other = (Codes.objects.filter(person=person).values().get() for person in (alice, bob))
    shapes = [
        {name: len(value) for name, value in row.items() if isinstance(value, bytes)}
        for row in (one, other)
    ]
    assert shapes[0] == shapes[1]
    assert one["chosen"] == other["chosen"]


def test_codes_stay_while_a_plan_is_armed(alice: Person) -> None:
    _choose(alice)
    Plan.objects.create(
        person=alice,
        state=Plan.State.ARMED,
        starts=NOON,
        due=NOON,
        first_due=NOON,
        written=NOON,
        armed=NOON,
        look_at=NOON,
    )
    with pytest.raises(Frozen):
        _choose(alice, "8305", "thistle", old=SAFE)
    assert which(alice, SAFE) is Said.SAFE


def test_forgotten_codes_can_be_chosen_anew_a_day_later_and_not_before(alice: Person) -> None:
    _choose(alice)
    forget_codes(alice, at=NOON)
    forget_codes(alice, at=NOON + timedelta(hours=20))
    with pytest.raises(CodeRefused):
        choose_codes(alice, "8305", "thistle", at=NOON + timedelta(hours=23))
    choose_codes(alice, "8305", "thistle", at=NOON + timedelta(hours=24))
    assert which(alice, "8305") is Said.SAFE
    with pytest.raises(CodeRefused):
        choose_codes(alice, "6190", "bramble", at=NOON + timedelta(hours=25))


def test_a_wrong_code_is_refused_with_a_sentence(alice: Person) -> None:
    _choose(alice)
    with pytest.raises(WrongCode, match="Type it again"):
        said_by(alice, "9999")
    assert said_by(alice, FORCED) is Said.FORCED
