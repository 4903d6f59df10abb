"""The demo's board in the database: whole, once, and apart from what people posted."""

from __future__ import annotations

from collections import Counter

import pytest

from lamppost.board import actions
from lamppost.board.models import REMIND_BEFORE, Ad, Draft, Photo, State, Version
from lamppost.demo.cast import DOMAIN, address_of
from lamppost.demo.people import NAMES
from lamppost.demo.seeding import Ground, seed_board
from lamppost.demo.story import DemoAd
from lamppost.demo.tests.conftest import Seed, nothing
from lamppost.demo.wording import first_price_cents
from lamppost.journal.models import Line
from lamppost.notices.models import Notice
from lamppost.people.models import Person, Persona
from lamppost.testing import NOON, make_ad

pytestmark = pytest.mark.django_db


def test_every_ad_of_the_story_stands_there_in_its_state_with_its_photos(
    seed: Seed, story: list[DemoAd]
) -> None:
    seed()
    ads = list(Ad.objects.order_by("pk"))
    states = Counter(ad.state for ad in ads)
    assert states == {State.LIVE: 10, State.EXPIRED: 2, State.CLOSED: 2}
    assert sorted(ad.title for ad in ads) == sorted(ad.title for ad in story)
    by_title = {ad.title: ad for ad in ads}
    for told in story:
        shown = by_title[told.title].photos.shown()
        assert [photo.alt for photo in shown] == list(told.alts)
        assert bool(by_title[told.title].cover) == bool(told.pictures)
    assert not Draft.objects.exists()


def test_nothing_happens_before_its_time_and_the_journal_tells_it_in_order(seed: Seed) -> None:
    seed()
    lines = list(
        Line.objects.filter(act__startswith="ad.").order_by("pk").values_list("at", flat=True)
    )
    assert lines == sorted(lines)
    assert max(lines) <= NOON
    for ad in Ad.objects.select_related("persona__person"):
        assert ad.persona.person.joined < ad.posted <= ad.renewed <= NOON
        assert (ad.state == State.EXPIRED) == (ad.expires <= NOON)


def test_ads_about_to_end_were_reminded_in_the_story_so_a_newcomers_mail_is_the_first(
    seed: Seed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lamppost.demo.course.RENEWED_SHARE", 0)
    seed()
    ending = Ad.objects.filter(state=State.LIVE, expires__lte=NOON + REMIND_BEFORE)
    assert ending
    assert actions.remind_due(NOON) == 0
    assert not Notice.objects.exclude(kind__in=["letter", "exchange"]).exists()
    ending.update(reminded=None)
    assert actions.remind_due(NOON) > 0


def test_second_time_nothing_is_written(seed: Seed) -> None:
    assert seed() is not None
    before = list(Ad.objects.order_by("pk").values_list("pk", flat=True))
    assert seed() is None
    assert list(Ad.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_written_again_it_is_one_board_and_what_people_posted_is_untouched(
    seed: Seed, alice: Person, story: list[DemoAd]
) -> None:
    seed()
    ruthie = Person.objects.get(email=address_of("Ruthie"))
    theirs = [make_ad(alice, title="Alice's own"), make_ad(ruthie, title="Posted by a visitor")]
    old = set(Ad.objects.filter(source="demo").values_list("pk", flat=True))
    seed(again=True)
    assert not Ad.objects.filter(pk__in=old).exists()
    assert Ad.objects.count() == len(story) + len(theirs)
    assert Photo.objects.count() == sum(len(ad.pictures) for ad in story)
    for ad in theirs:
        ad.refresh_from_db()
    assert Person.objects.filter(email=ruthie.email).get() == ruthie
    assert Persona.objects.exclude(person=alice).count() == len(NAMES)


def test_broken_off_in_the_middle_it_leaves_the_board_as_it_was(
    seed: Seed, story: list[DemoAd], ground: Ground
) -> None:
    def break_off(done: int, total: int) -> None:
        if done == 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seed_board(story, ground, now=NOON, tell=break_off)
    assert not Ad.objects.exists()
    assert not Person.objects.exists()
    assert seed() is not None
    assert Ad.objects.count() == len(story)


def test_changed_price_came_down_and_the_first_one_is_kept_as_a_version(
    story: list[DemoAd], ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lamppost.demo.course.EDITED_SHARE", 1)
    monkeypatch.setattr("lamppost.demo.course.RENEWED_SHARE", 0)
    seed_board(story, ground, now=NOON, tell=nothing)
    versions = Version.objects.select_related("ad")
    assert versions
    for version in versions:
        assert version.price_cents == first_price_cents(version.ad.price_cents)
        assert (version.price_cents or 0) > (version.ad.price_cents or 0)
        assert version.title == version.ad.title


def test_everybody_is_at_a_domain_where_no_mail_arrives_and_can_sign_in(seed: Seed) -> None:
    seed()
    people = Person.objects.filter(email__endswith=f"@{DOMAIN}", emailaddress__verified=True)
    assert people.count() == Person.objects.count() > 0
    ruthie = Person.objects.get(email="ruthie@example.org")
    assert {persona.name for persona in ruthie.personas.all()} == {"Ruthie", "the cellist"}
