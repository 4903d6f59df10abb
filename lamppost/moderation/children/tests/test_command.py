"""From the command line: what was there before a list was, and one thing that the host names."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from lamppost.board.models import State
from lamppost.config.doctor.of_child_safety import judge_child_safety
from lamppost.moderation.children.tests.cast import KNOWN, OTHER, ad_with_photos, list_known
from lamppost.moderation.models import ChildCase
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.models import Letter, LetterPhoto
from lamppost.relay.screened import hashed_as
from lamppost.relay.tests.cast import begin, say
from lamppost.screening.photos.actions import note_photo


def said(*words: str) -> str:
    out = StringIO()
    call_command("child_safety", *words, stdout=out)
    return out.getvalue()


def test_what_was_on_the_board_before_the_list_is_found_once(alice: Person, bob: Person) -> None:
    ad, other = ad_with_photos(alice, KNOWN), ad_with_photos(bob, OTHER)
    letter = say(begin(alice, bob), bob, "Like this")
    LetterPhoto.objects.create(letter=letter, digest="e" * 64, width=1, height=1)
    note_photo(hashed_as("e" * 64), KNOWN)
    assert "Nothing on the board" in said("search")
    list_known(KNOWN)
    assert said("search").count("hidden and kept") == 2
    for thing in (ad, other, letter):
        thing.refresh_from_db()
    assert (ad.state, other.state, letter.state) == (State.HELD, State.LIVE, Letter.State.HELD)
    assert "Nothing on the board" in said("search")


def test_the_host_gives_one_thing_to_the_trained(alice: Person, settings: Settings) -> None:
    settings.BOARD_CONTACT = "host@board.example"
    ad = ad_with_photos(alice)
    assert "hidden and kept" in said("open", f"board.ad:{ad.pk}")
    assert ChildCase.objects.get().opened_by == "host"
    assert "there is nobody" in Notice.objects.get(kind="child_case").body
    with pytest.raises(CommandError):
        said("open", "board.ad:99")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"open_cases": 0, "late": 0, "unsent": 0, "trained": 0}, "children.late ok"),
        ({"open_cases": 1, "late": 0, "unsent": 0, "trained": 2}, "children.late ok"),
        ({"open_cases": 1, "late": 0, "unsent": 0, "trained": 0}, "children.nobody wrong"),
        ({"open_cases": 1, "late": 1, "unsent": 0, "trained": 1}, "children.late wrong"),
        ({"open_cases": 0, "late": 0, "unsent": 1, "trained": 1}, "children.unsent wrong"),
    ],
)
def test_the_doctor_says_what_is_wrong(found: dict[str, int], said: str) -> None:
    findings = list(judge_child_safety(**found))
    assert [f"{one.code} {one.level}" for one in findings] == [said]
