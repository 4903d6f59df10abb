from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from lamppost.board.categories import SHIPPED_FILE, Choice, Field, FieldKind, load_categories
from lamppost.board.field_values import FieldProblem, clean_field, show_field

CHOICES = (Choice("cat", "Cats"), Choice("dog", "Dogs"), Choice("no", "No pets"))
SIZE = Field("size", "Frame size", FieldKind.NUMBER, unit="cm", minimum=20, maximum=80)
WEIGHT = Field("weight", "Weight", FieldKind.NUMBER, unit="kg", decimals=1)
TONNES = Field("tonnes", "Load", FieldKind.NUMBER, unit="t", decimals=3)
YEAR = Field("year", "Year", FieldKind.NUMBER)
PET = Field("pet", "Pet", FieldKind.CHOICE, choices=CHOICES)
PETS = Field("pets", "Pets", FieldKind.MANY, choices=CHOICES)
LIFT = Field("lift", "Lift", FieldKind.YES_NO)
FROM = Field("from", "Free from", FieldKind.DATE)
MAKE = Field("make", "Make", FieldKind.TEXT, max_length=10)
NEEDED = Field("make", "Make", FieldKind.TEXT, max_length=10, required=True)
ALL = [SIZE, WEIGHT, TONNES, YEAR, PET, PETS, LIFT, FROM, MAKE]

CLEAN: list[tuple[Field, Any, Any]] = [
    (SIZE, "56 cm", 56),
    (SIZE, "56.0", 56),
    (SIZE, ["56"], 56),
    (SIZE, 56, 56),
    (SIZE, "", None),
    (SIZE, "  ", None),
    (SIZE, [], None),
    (SIZE, None, None),
    (YEAR, "2,015", 2015),
    (YEAR, "-5", -5),
    (WEIGHT, "56,5 kg", 56.5),
    (WEIGHT, "1.200,5", 1200.5),
    (WEIGHT, "-0", 0.0),
    (WEIGHT, 7, 7.0),
    (TONNES, 1.125, 1.125),
    (PET, "cat", "cat"),
    (PET, " CATS ", "cat"),
    (PET, "no pets", "no"),
    (PETS, ["dog", "Cats", "dog", ""], ["cat", "dog"]),
    (PETS, "Dogs; no;", ["dog", "no"]),
    (PETS, ["", " "], None),
    (PETS, " ; ", None),
    (LIFT, "Yes", True),
    (LIFT, "0", False),
    (LIFT, False, False),
    (FROM, "2027-03-01", "2027-03-01"),
    (FROM, "2027/3/1", "2027-03-01"),
    (FROM, "1.3.2027", "2027-03-01"),
    (FROM, "1 March 2027", "2027-03-01"),
    (FROM, "Mar 1, 2027", "2027-03-01"),
    (MAKE, "  Škoda ", "Škoda"),
    (MAKE, 911, "911"),
]

PROBLEMS: list[tuple[Field, Any, str]] = [
    (SIZE, "big", "Write “Frame size” as a whole number in digits, such as 20."),
    (SIZE, "56.5", "Write “Frame size” as a whole number in digits, such as 20."),
    (SIZE, "19", "“Frame size” goes from 20 cm to 80 cm. Write a number in between."),
    (SIZE, True, "Write “Frame size” as a whole number"),
    (SIZE, ["56", "57"], "Write “Frame size” as a whole number"),
    (SIZE, float("nan"), "Write “Frame size” as a whole number"),
    (YEAR, "9" * 20, "“Year” is too large. Write a smaller number."),
    (WEIGHT, "1.25", "with at most 1 after the decimal point."),
    (WEIGHT, 1.125, "with at most 1 after the decimal point."),
    (PET, "cow", "Choose one for “Pet”: Cats, Dogs, No pets."),
    (PETS, "cat; cow", "Choose for “Pets” from these: Cats, Dogs, No pets."),
    (PETS, {"cat": 1}, "Choose for “Pets” from these"),
    (LIFT, "perhaps", "Say yes or no to “Lift”."),
    (FROM, "3/4/2027", "as year, month and day, such as 2027-03-01."),
    (FROM, "2027-02-30", "as year, month and day, such as 2027-03-01."),
    (FROM, "0202-03-01", "as year, month and day, such as 2027-03-01."),
    (FROM, 20270301, "as year, month and day, such as 2027-03-01."),
    (MAKE, "x" * 11, "Shorten “Make” to 10 letters; it has 11."),
    (MAKE, "a\x00b", "holds a sign that cannot be shown"),
    (MAKE, "a\ud800", "holds a sign that cannot be shown"),
    (MAKE, {"a": 1}, "Write “Make” in words."),
    (NEEDED, "", "Fill in “Make”."),
    (NEEDED, None, "Fill in “Make”."),
]

SHOWN: list[tuple[Field, Any, str]] = [
    (SIZE, 56, "56 cm"),
    (SIZE, None, ""),
    (WEIGHT, 56.5, "56.5 kg"),
    (WEIGHT, 56.0, "56 kg"),
    (WEIGHT, 120000.0, "120,000 kg"),
    (YEAR, 2015, "2015"),
    (PET, "cat", "Cats"),
    (PETS, ["cat", "dog"], "Cats, Dogs"),
    (PETS, [], ""),
    (LIFT, True, "Yes"),
    (LIFT, False, "No"),
    (FROM, "2027-03-01", "1 March 2027"),
    (MAKE, "Škoda", "Škoda"),
    (PET, "a choice taken out since", "a choice taken out since"),
    (FROM, "a text once", "a text once"),
    (SIZE, "a text once", "a text once"),
]


@pytest.mark.parametrize(("field", "raw", "value"), CLEAN)
def test_what_is_typed_becomes_a_value(field: Field, raw: Any, value: Any) -> None:
    found = clean_field(field, raw)
    # By repr, as 56 == 56.0 and 0.0 == -0.0, and a page or a JSON file tells them apart.
    assert repr(found) == repr(value)


@pytest.mark.parametrize(("field", "raw", "said"), PROBLEMS)
def test_what_cannot_be_kept_gets_a_sentence(field: Field, raw: Any, said: str) -> None:
    with pytest.raises(FieldProblem) as caught:
        clean_field(field, raw)
    assert said in caught.value.sentence


@pytest.mark.parametrize(("field", "value", "shown"), SHOWN)
def test_a_value_is_shown_as_a_person_reads_it(field: Field, value: Any, shown: str) -> None:
    assert show_field(field, value) == shown


def test_numbers_and_days_are_shown_in_the_language_of_the_reader() -> None:
    with translation.override("de"):
        assert show_field(WEIGHT, 1200.5) == "1.200,5 kg"
        assert show_field(FROM, "2027-03-01").startswith("1 März")


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=2)
    ),
    max_leaves=5,
)
typed_values = st.one_of(
    json_values,
    st.from_regex(r"-?\d{1,3}([., ]\d{3}){0,2}([.,]\d{1,3})? ?(kg|t)?", fullmatch=True),
    st.lists(st.sampled_from(["cat", "Dogs", "no"])),
    st.dates().map(str),
)


@given(st.sampled_from(ALL), typed_values)
def test_any_value_is_refused_or_comes_back_as_it_is_even_through_json(
    field: Field, raw: Any
) -> None:
    try:
        value = clean_field(field, raw)
    except FieldProblem:
        return
    kept = json.loads(json.dumps(value).encode())
    assert kept == value
    assert clean_field(field, kept) == value


@given(st.sampled_from(ALL), json_values)
def test_showing_never_fails_whatever_was_kept(field: Field, value: Any) -> None:
    assert isinstance(show_field(field, value), str)


@given(st.sampled_from(ALL), typed_values)
@example(TONNES, "1200")
@example(TONNES, "1.2")
def test_what_is_shown_can_be_typed_again(field: Field, raw: Any) -> None:
    try:
        value = clean_field(field, raw)
    except FieldProblem:
        return
    shown = show_field(field, value)
    if field.kind is FieldKind.MANY:
        shown = shown.replace(", ", "; ")
    assert clean_field(field, shown) == value


def test_every_choice_of_the_shipped_file_can_be_chosen_by_what_is_read() -> None:
    for category in load_categories(SHIPPED_FILE).all_postable:
        for field in category.fields:
            for choice in field.choices:
                given = clean_field(field, show_field(field, choice.value))
                assert given in (choice.value, [choice.value])
