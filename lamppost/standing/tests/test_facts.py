from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertInHTML

from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.standing.facts import Facts, FromElsewhere, PublicFacts
from lamppost.standing.models import Brought, Met, Reference
from lamppost.standing.public_reading import public_facts_of, week_began
from lamppost.standing.reading import facts_of
from lamppost.standing.tests.cast import LONG_AGO, know, meet, refer, second_name
from lamppost.testing import NOON, make_person

KNOWN = Facts(
    here_since=date(2024, 2, 3),
    mail_since=date(2024, 2, 3),
    phone_since=date(2024, 3, 17),
    meetings=3,
    last_met=date(2027, 5, 21),
    references=2,
    seen_on=date(2027, 6, 11),
    is_seen=True,
    elsewhere=(FromElsewhere("other.example", {"meetings": 4, "mail": True}, date(2027, 7, 9)),),
    words=("We met at the library.",),
)


def shown(facts: Facts) -> str:
    return render_to_string("standing/_facts.html", {"facts": facts})


@pytest.mark.parametrize(
    "sentence",
    [
        "Controls a mail address",
        "Controls a phone number, since March 2024",
        "Has met 3 people through this board, last in May 2027",
        "Seen in person by the board’s host, June 2027",
        "Here since February 2024",
        "has met 4 people",
    ],
)
def test_facts_are_dated_sentences(sentence: str) -> None:
    assertInHTML(f"<li>{sentence}</li>", shown(KNOWN))


def test_no_fact_names_a_day() -> None:
    text = shown(KNOWN)
    assert not any(f" {day} " in text or f">{day} " in text for day in (17, 21, 11, 9))


def test_what_is_not_known_is_left_out() -> None:
    text = shown(Facts(here_since=date(2024, 2, 3)))
    assert text.count("<li>") == 1
    assertInHTML("<li>Here since February 2024</li>", text)


@pytest.mark.parametrize("word", ["safe", "score", "star", "verified", "trust", "rating"])
def test_facts_never_judge(word: str) -> None:
    all_said = shown(KNOWN) + render_to_string(
        "standing/_public_facts.html", {"facts": PublicFacts(True, True, True, True)}
    )
    assert word not in all_said.lower()


def test_days_before_a_name_began_are_not_told_under_it() -> None:
    began = date(2027, 6, 1)
    under = KNOWN.under(began)
    assert under.here_since == under.mail_since == under.phone_since == began
    assert under.last_met is None
    assert under.seen_on == date(2027, 6, 11)
    assert (under.meetings, under.references) == (3, 2)
    assert KNOWN.under(date(2028, 1, 1)).is_seen


@pytest.mark.django_db
def test_facts_are_read_from_the_tables(alice: Person) -> None:
    know(alice)
    Brought.objects.create(
        person=alice,
        issuer="other.example",
        key_thumbprint="thumb",
        facts={"mail": 1},
        issued=LONG_AGO,
        checked=LONG_AGO,
        expires=timezone.now() + timedelta(days=1),
        token_digest="0" * 64,
    )
    day = LONG_AGO.date()
    assert facts_of(alice) == Facts(
        here_since=timezone.localdate(alice.joined),
        mail_since=timezone.localdate(alice.joined),
        phone_since=day,
        meetings=3,
        last_met=day,
        references=3,
        seen_on=day,
        is_seen=True,
        elsewhere=(FromElsewhere("other.example", {"mail": 1}, day),),
    )


@pytest.mark.django_db
def test_meeting_the_same_person_again_is_no_further_person(alice: Person, bob: Person) -> None:
    for days in range(3):
        meet(alice, bob, LONG_AGO + timedelta(days=days))
    assert facts_of(alice).meetings == 1
    request_erasure(bob)
    erase_due_people(timezone.now() + timedelta(days=30))
    assert facts_of(alice).meetings == 1
    assert Met.objects.get(person=alice).other_name == ""


@pytest.mark.django_db
@pytest.mark.parametrize("unseen", [{"opened": None}, {"revoked": NOON}, {"declined": NOON}])
def test_reference_that_is_sealed_revoked_or_declined_does_not_count(
    alice: Person, bob: Person, unseen: dict[str, datetime | None]
) -> None:
    reference = refer(bob, alice)
    assert facts_of(alice).references == 1
    Reference.objects.filter(pk=reference.pk).update(**unseen)
    assert facts_of(alice).references == 0


@pytest.mark.django_db
def test_words_are_told_under_the_name_that_was_met_alone(alice: Person, bob: Person) -> None:
    refer(bob, alice, words="Came on time.", are_words_shown=True)
    refer(make_person("Dora"), alice, words="Not agreed to.")
    first = alice.personas.get()
    assert facts_of(alice, under=first).words == ("Came on time.",)
    assert facts_of(alice, under=second_name(alice)).words == ()
    assert facts_of(alice).words == ()


@pytest.mark.django_db
def test_facts_cost_few_statements(
    alice: Person, bob: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        facts_of(bob)
    know(alice, people=5)
    with django_assert_num_queries(5):
        facts_of(alice)
    persona = alice.personas.get()
    with django_assert_num_queries(1):
        public_facts_of(persona, now=NOON)


@pytest.mark.django_db
def test_public_facts_stand_as_they_stood_when_the_week_began(alice: Person) -> None:
    monday = week_began(NOON)
    know(alice, at=monday)
    persona = alice.personas.get()
    assert public_facts_of(persona, now=NOON) == PublicFacts()
    later = NOON + timedelta(days=7)
    assert public_facts_of(persona, now=later) == PublicFacts(True, True, True, True)


@pytest.mark.parametrize("day", [1, 7])
def test_week_begins_on_monday(day: int) -> None:
    noon = NOON.replace(day=day)
    assert week_began(noon) == NOON.replace(day=1, hour=0)


def test_there_are_sixteen_kinds_of_people_in_public() -> None:
    kinds = {
        render_to_string("standing/_public_facts.html", {"facts": PublicFacts(*answers)})
        for answers in product([False, True], repeat=len(fields(PublicFacts)))
    }
    assert len(kinds) == 16


def test_public_facts_hold_no_number_and_no_date() -> None:
    everything = replace(PublicFacts(), **{one.name: True for one in fields(PublicFacts)})
    text = render_to_string("standing/_public_facts.html", {"facts": everything})
    assert not any(letter.isdigit() for letter in text)
