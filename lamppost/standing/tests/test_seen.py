from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from lamppost.people.models import Person
from lamppost.standing.models import Seen
from lamppost.standing.seen import MayNotNote, NotNamed, named, note_seen
from lamppost.standing.tests.cast import second_name
from lamppost.testing import NOON, make_person

pytestmark = pytest.mark.django_db


def test_host_notes_whom_they_have_seen(alice: Person, mo: Person) -> None:
    mo.is_host = True
    mo.save()
    call_command("seen", "alice", by="Mo")
    seen = Seen.objects.get(person=alice)
    assert seen.by == mo
    call_command("seen", alice.personas.get().public_id, "--take-back")
    assert not Seen.objects.exists()


def test_command_without_a_name_of_the_host_notes_nobody_as_who_saw(alice: Person) -> None:
    call_command("seen", "Alice")
    assert Seen.objects.get(person=alice).by is None


@pytest.mark.parametrize("is_self", [True, False])
def test_nobody_notes_themselves_and_only_hosts_note_others(
    alice: Person, mo: Person, *, is_self: bool
) -> None:
    alice.is_host = is_self
    by = alice if is_self else mo
    with pytest.raises(MayNotNote):
        note_seen(alice.personas.get(), by=by, at=NOON)
    assert not Seen.objects.exists()


def test_name_that_several_have_is_not_guessed(alice: Person) -> None:
    other = make_person("ALICE", "another@example.org")
    with pytest.raises(NotNamed, match="Several"):
        named("alice")
    assert named(other.personas.get().public_id).person == other
    with pytest.raises(CommandError, match="Nobody"):
        call_command("seen", "Zoe")


def test_seen_is_of_the_person_whatever_the_name(alice: Person) -> None:
    note_seen(second_name(alice), by=None, at=NOON)
    assert Seen.objects.filter(person=alice).exists()
