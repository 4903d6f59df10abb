"""What everybody sees at once passes screening too, and takes nobody's name from them."""

from __future__ import annotations

import pytest

from lamppost.people.actions import add_persona, rename_persona
from lamppost.people.models import Person
from lamppost.people.names import NameRefused, clean_name
from lamppost.people.public_words import may_be_shown
from lamppost.screening import checks
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.verdict import Finding


@pytest.mark.django_db
def test_name_does_not_say_what_an_ad_is_refused_for(alice: Person) -> None:
    with pytest.raises(NameRefused, match="cannot be shown"):
        add_persona(alice, "Erotic Massage Lola")
    with pytest.raises(NameRefused, match="cannot be shown"):
        rename_persona(alice.personas.get(), "H0bbyhure Mia", by=alice)


@pytest.mark.parametrize(
    "name",
    [
        "Nuru Hassan",
        "Domina Rossi",
        "Dick Hardy",
        "Escort Motors",
        "Massage Practice Weber",
        "Happy Endings Book Club",
        "Gay Choir Dayton",
        "Girls FC U12",
        "Scunthorpe Bikes",
        "Companion Care",
        "Erotik Museum",
    ],
)
def test_honest_name_is_kept(name: str) -> None:
    assert clean_name(name) == name


def test_nothing_is_shown_unseen_while_screening_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def look(read: Read) -> list[Finding]:
        raise ZeroDivisionError

    monkeypatch.setattr(checks, "ALL", (Check("breaks", 1, look),))
    assert not may_be_shown("Alice")


@pytest.mark.parametrize(
    "words",
    [
        "He wanted the deposit by gift card before I saw the room. Do not send money.",
        "Brought the kids, the cat and cake. Lovely evening, thank you!",
    ],
)
def test_honest_word_about_a_meeting_is_carried(words: str) -> None:
    assert may_be_shown(words)
