"""The guide of the demo finds letters: one unread, answers to asks, an exchange, a contact."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.board.models import Ad
from lamppost.demo.cast import address_of
from lamppost.demo.letters import take_letters_away, write_letters
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.listing import kept_by_both, sides_of
from lamppost.relay.models import Conversation, Exchange, SheetAnswer
from lamppost.relay.tests.cast import begin
from lamppost.relay.unread import count_unread
from lamppost.testing import NOON, make_ad, make_person


@pytest.fixture
def ruthie(db: None) -> Person:
    return make_person("Ruthie", address_of("Ruthie"))


@pytest.fixture
def ads(ruthie: Person, alice: Person, bob: Person) -> list[Ad]:
    return [make_ad(person) for person in (ruthie, ruthie, alice, bob)]


def test_guide_finds_something_of_everything(ruthie: Person, ads: list[Ad]) -> None:
    now = NOON + timedelta(days=3)
    assert write_letters(ads, now=now) == 3
    assert sides_of(ruthie).count() == 3
    assert count_unread(ruthie) == 1
    assert kept_by_both(sides_of(ruthie)).count() == 1
    assert Exchange.objects.filter(state="open").count() == 2
    assert SheetAnswer.objects.exists()
    assert Notice.objects.filter(address=ruthie.email, kind="letter").exists()
    for talk in Conversation.objects.all():
        assert talk.ad
        times = list(talk.letters.values_list("written", flat=True))
        assert talk.ad.renewed < times[0]
        assert times == sorted(times)
        assert times[-1] < now


def test_taken_away_are_those_and_no_other(
    ruthie: Person, ads: list[Ad], alice: Person, carol: Person
) -> None:
    write_letters(ads, now=NOON + timedelta(days=3))
    others = begin(alice, carol)
    take_letters_away()
    assert list(Conversation.objects.all()) == [others]


def test_board_without_the_guide_has_none(alice: Person, bob: Person) -> None:
    assert write_letters([make_ad(alice)], now=NOON + timedelta(days=3)) == 0
