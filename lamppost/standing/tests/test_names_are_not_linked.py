"""Two names of one person look, to everybody, like the names of two people."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.people.models import Person, Persona
from lamppost.standing.facts import Facts
from lamppost.standing.reading import facts_of
from lamppost.standing.tests.cast import know, second_name
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(alice: Person, bob: Person) -> tuple[Persona, Persona, Persona]:
    """Two of alice's, and one of bob's, of whom other numbers and other days are known."""
    know(alice, timezone.now() - timedelta(days=400), people=3)
    know(bob, timezone.now() - timedelta(days=40), people=11)
    Person.objects.filter(pk=alice.pk).update(joined=timezone.now() - timedelta(days=900))
    first, other, bobs = alice.personas.get(), second_name(alice), bob.personas.get()
    began = timezone.now() - timedelta(days=20)
    for persona in (first, other, bobs):
        persona.began = began
        persona.save(update_fields=["began"])
    return first, other, bobs


def bare(page: str, persona: Persona) -> str:
    """The page without what names this one: its name, its id, the key of its forms."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return page.replace(persona.name, "NAME").replace(persona.public_id, "ID")


@pytest.mark.parametrize("signed_in", [False, True])
def test_page_of_a_name_is_that_of_anybody_of_its_kind(
    client: Client, carol: Person, names: tuple[Persona, Persona, Persona], *, signed_in: bool
) -> None:
    if signed_in:
        client.force_login(carol)
    pages = [
        bare(client.get(persona.get_absolute_url()).content.decode(), persona) for persona in names
    ]
    assert "Controls a phone number" in pages[0]
    assert pages[0] == pages[1] == pages[2]


def test_poster_beside_an_ad_is_anybody_of_their_kind(
    client: Client, names: tuple[Persona, Persona, Persona]
) -> None:
    pieces = []
    for persona in names:
        ad = make_ad(persona.person, persona=persona, posted=timezone.now())
        page = client.get(ad.get_absolute_url()).content.decode()
        piece = page[page.index("Posted by") : page.index("</ul>", page.index("Posted by"))]
        pieces.append(bare(piece, persona))
    assert "Seen in person" in pieces[0]
    assert pieces[0] == pieces[1] == pieces[2]


def test_exact_facts_lead_no_further_back_than_the_name(
    names: tuple[Persona, Persona, Persona],
) -> None:
    first, other, _bobs = names
    Persona.objects.filter(pk=first.pk).update(began=timezone.now() - timedelta(days=800))
    first.refresh_from_db()
    person = Person.objects.get(pk=first.person_id)
    old, new = facts_of(person, under=first), facts_of(person, under=other)
    assert not _days(old) & _days(new)


def _days(facts: Facts) -> set[date | None]:
    days = {facts.here_since, facts.mail_since, facts.phone_since, facts.last_met, facts.seen_on}
    return days - {None}
