"""docs/hosting/rules.md names every field, and each of its examples does what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lamppost.screening.rules import fields
from lamppost.screening.rules.compiling import compile_rule
from lamppost.screening.rules.field import Around, Value
from lamppost.screening.rules.running import End, run
from lamppost.screening.rules.saying import trial_said
from lamppost.screening.rules.trial import Trial
from lamppost.screening.submission import Facts, Kind, Submission

PAGE = Path("docs/hosting/rules.md").read_text()
EXAMPLES = dict(re.findall(r"^\*\*([\w-]+)\*\* [^\n]*\n```cel\n(.*?)\n```", PAGE, re.M | re.S))
NOTHING = Around(Submission(Kind.AD, text=""), Facts(now=datetime(2027, 3, 1, tzinfo=UTC)))
BLANK = fields.read(NOTHING, fields.BY_NAME)
PHONE: dict[str, Value] = {"category": "phones", "has_price": True, "usual_price": 300.0}
LETTER: dict[str, Value] = {"kind": "letter", "length": 50, "links": 1, "opened_last_day": 31}

# What each example matches, and what it must leave alone.
CASES: dict[str, tuple[dict[str, Value], dict[str, Value]]] = {
    "ticket-price": (
        {"category": "tickets", "plain": "two seats"},
        {"category": "tickets", "plain": "two seats, printed price 40"},
    ),
    "many-at-once": ({"posted_last_hour": 5}, {"posted_last_hour": 5, "account_age_days": 1}),
    "cheap-phone": (PHONE | {"price": 89.0}, PHONE | {"price": 90.0}),
    "deposit-first": (
        {"category": "rooms", "plain": "the deposit first, please"},
        {"category": "rooms", "plain": "a month's deposit"},
    ),
    "gift-cards": ({"plain": "pay by giftcard"}, {"plain": "a gift, and cards to play"}),
    "short-link": ({"hosts": ["bit.ly"]}, {"hosts": ["bit.ly.example.org"]}),
    "disguised-link": ({"has_disguised_link": True}, {"links": 1}),
    "first-letter-link": (LETTER, LETTER | {"letters_before": 1}),
    "letters-to-everybody": (LETTER, LETTER | {"opened_last_day": 30}),
    "hidden-number": ({"hidden_phones": 1}, {"hidden_phones": 1, "has_phone": True}),
    "no-photo-car": (
        {"category": "cars", "price": 2000.5},
        {"category": "cars", "price": 2000.5, "photos": 1},
    ),
    "same-photo": ({"photo_accounts": 3}, {"photo_accounts": 2}),
    "listed-photo": ({"known_photos": ["stolen-bikes"]}, {"known_photos": ["other"]}),
    "look-alikes": ({"tricks": ["look-alike"], "links": 1}, {"tricks": ["look-alike"]}),
    "two-doubts": ({"checks": ["payment", "price"]}, {"checks": ["price"]}),
    "shouting": ({"title": "BEST DEAL EVER!"}, {"title": "BEST deal ever!"}),
    "fireworks": ({"plain": "new firework here"}, {"plain": "fireworkshop"}),
    "puppies": (
        {"category": "pets", "plain": "four puppies"},
        {"category": "pets", "plain": "four puppies with their mother"},
    ),
    "free-but-priced": (
        {"plain": "free sofa", "has_price": True, "price": 5.0},
        {"plain": "free sofa"},
    ),
    "foreign-currency": (
        {"has_price": True, "currency": "GBP"},
        {"has_price": True, "currency": "USD"},
    ),
    "one-host": ({"links": 3, "hosts": ["a.shop"]}, {"links": 3, "hosts": ["a.org"]}),
    "flood-of-ads": ({"own_ads": 41, "posted_last_hour": 4}, {"own_ads": 41}),
    "today-only": (
        {"plain": "today only: chair", "has_price": True},
        {"plain": "today only: chair", "has_price": True, "photos": 1},
    ),
    "empty-text": ({"length": 3, "has_contact": True}, {"length": 3}),
}


def test_every_example_of_the_page_is_tested() -> None:
    assert len(EXAMPLES) > 20
    assert EXAMPLES.keys() == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_an_example_matches_what_it_is_for_and_leaves_the_rest_alone(name: str) -> None:
    program = compile_rule(EXAMPLES[name])
    hit, miss = CASES[name]
    assert run(program, BLANK | hit).end == End.MATCH
    assert run(program, BLANK | miss).end == End.NO_MATCH


def test_the_page_names_every_field_with_its_type_and_what_it_gives() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", PAGE, re.M)
    assert rows == [(field.name, field.type.value, field.gives) for field in fields.ALL]


def test_every_field_is_of_the_type_that_it_says() -> None:
    python: dict[str, type] = {"text": str, "whole number": int, "number": float}
    python |= {"true or false": bool, "list of texts": list}
    for field in fields.ALL:
        assert type(BLANK[field.name]) is python[field.type.value], field.name


def test_no_field_tells_who_somebody_is() -> None:
    """Whoever writes the same, at the same pace, is the same to every rule."""
    given: dict[str, Any] = {"account_age_days": 3.5, "posted_last_day": 2}
    facts = Facts(now=datetime(2027, 3, 1, tzinfo=UTC), author="people.person:1", **given)
    submission = Submission(Kind.AD, title="Teddy", text="Call 305-555-0142", country="US")
    one, other = (
        fields.read(Around(submission, who), fields.BY_NAME)
        for who in (facts, replace(facts, author="people.person:2"))
    )
    assert one == other


def test_no_field_shows_a_telephone_number() -> None:
    submission = Submission(Kind.AD, text="Call 305-555-0142 soon", country="US")
    kept = fields.without_words(Around(submission, NOTHING.facts))
    assert "0142" not in str(kept)


def test_no_word_is_kept_beside_a_verdict() -> None:
    submission = Submission(Kind.AD, title="Teddy", text="One eye is missing.")
    kept = str(fields.without_words(Around(submission, NOTHING.facts))).casefold()
    assert "teddy" not in kept
    assert "eye" not in kept


def test_the_page_shows_a_trial_as_it_is_told() -> None:
    trial = Trial(
        matched=14, stopped_anyway=12, upheld=7, overturned=2, looked_at=3204, slowest_ms=0.4
    )
    told = "".join(f"    {sentence}\n" for sentence in trial_said(trial, "hold"))
    assert told in PAGE
