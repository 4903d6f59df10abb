"""What a conversation tells of somebody leads no further back than the name they wear in it."""

from __future__ import annotations

from datetime import UTC, datetime

from lamppost.people.models import Person, Persona
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.pages import as_, shown
from lamppost.standing.models import Phone
from lamppost.testing import make_ad

JOINED, BEGAN = datetime(2019, 5, 6, tzinfo=UTC), datetime(2026, 8, 7, tzinfo=UTC)


def age(person: Person) -> None:
    """An old account, whose only name is a new one."""
    Person.objects.filter(pk=person.pk).update(joined=JOINED)
    Persona.objects.filter(person=person).update(began=BEGAN)
    Phone.objects.create(person=person, tag="0" * 64, confirmed=JOINED)


def test_conversation_tells_the_days_of_the_name_and_not_of_the_account(
    alice: Person, bob: Person
) -> None:
    age(bob)
    page = shown(as_(alice).get(begin(alice, bob).get_absolute_url()))
    assert "Controls a phone number, since August 2026" in page
    assert "2019" not in page


def test_whoever_answers_sees_what_will_be_seen_of_them(alice: Person, bob: Person) -> None:
    age(bob)
    page = shown(as_(bob).get(f"/ads/{make_ad(alice).pk}/answer/"))
    assert "Controls a phone number, since August 2026" in page
    assert "2019" not in page
