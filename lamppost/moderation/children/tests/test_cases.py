"""A case is opened: a thing is hidden at once, and kept, or neither."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from lamppost.board.actions import close_ad
from lamppost.board.actions.transitions import AdMoved
from lamppost.board.models import Ad, Photo, State
from lamppost.board.pictures import Size
from lamppost.board.tests.cast import signed_in
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.children import actions
from lamppost.moderation.children.actions import (
    NotInCase,
    exhibit_in,
    open_case,
)
from lamppost.moderation.children.tests.cast import (
    HOUR,
    OTHER,
    acts_of,
    ad_with_photos,
    case_of,
)
from lamppost.moderation.models import ChildCase, Evidence, Rank
from lamppost.moderation.stewards import make_steward
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.relay.tests.cast import begin, say
from lamppost.testing import NOON, make_ad


def test_an_ad_is_hidden_kept_and_has_a_case_at_once(alice: Person, mo: Person) -> None:
    ad = ad_with_photos(alice, OTHER)
    case = case_of(ad, mo)
    ad.refresh_from_db()
    assert ad.state == State.HELD
    assert ad.decision is not None
    assert (ad.decision.policy, ad.decision.done) == (Policy.CHECK, Done.HOLD)
    assert case.look_by == NOON + HOUR
    assert case.was_public is True
    assert exhibit_in(case).said["ad"]["text"] == "Whistles softly."
    assert len(exhibit_in(case).photos[0].data) > 1_000
    assert acts_of(case) == ["child_case.opened"]


def test_those_who_are_trained_are_told_that_something_waits_and_not_what(
    alice: Person, mo: Person, tara: Person
) -> None:
    make_steward(mo, Rank.HOST, at=NOON)
    case = case_of(ad_with_photos(alice, OTHER))
    notice = Notice.objects.get(kind="child_case")
    assert notice.address == tara.email
    assert f"/review/children/{case.pk}/" in notice.body
    assert "kettle" not in notice.body


def test_photos_of_a_case_have_no_address_for_others(
    alice: Person, carol: Person, mo: Person
) -> None:
    ad = ad_with_photos(alice, OTHER)
    paths = [f"/photos/{Photo.objects.get().digest}-{size}.jpg" for size in Size]
    assert [signed_in(carol).get(path).status_code for path in paths] == [200] * 3
    case_of(ad)
    for client in (signed_in(carol), signed_in(None), signed_in(mo)):
        assert [client.get(path).status_code for path in paths] == [404] * 3


@pytest.mark.parametrize("state", [State.CLOSED, State.EXPIRED])
def test_what_its_poster_could_put_up_again_is_held(alice: Person, state: State) -> None:
    ad = make_ad(alice, state=state)
    case_of(ad)
    ad.refresh_from_db()
    assert ad.state == State.HELD


def test_opened_twice_is_one_case(alice: Person, mo: Person) -> None:
    ad = ad_with_photos(alice)
    assert case_of(ad, mo) == case_of(ad)
    assert ChildCase.objects.count() == Evidence.objects.count() == 1


def test_of_two_who_open_at_once_both_get_the_same_case(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ad = ad_with_photos(alice)
    first = case_of(ad)
    seen = [None, first]  # the second had looked before the first was there
    monkeypatch.setattr(actions, "_undecided", lambda about: seen.pop(0))
    assert case_of(ad) == first


def test_if_it_cannot_be_kept_it_is_neither_hidden_nor_opened(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ad = ad_with_photos(alice)

    def fail(*_args: object, **_given: object) -> None:
        raise IntegrityError("no room")

    monkeypatch.setattr(actions, "preserve", fail)
    with pytest.raises(IntegrityError):
        case_of(ad)
    ad.refresh_from_db()
    assert ad.state == State.LIVE
    assert not ChildCase.objects.exists()


def test_a_letter_is_hidden_from_the_other_and_kept_with_its_conversation(
    alice: Person, bob: Person
) -> None:
    talk = begin(alice, bob)
    letter = say(talk, bob, "Something that nobody should read.")
    case = open_case(f"relay.letter:{letter.pk}", source=Source.REPORT, by="clock", at=NOON)
    letter.refresh_from_db()
    assert letter.state == Letter.State.HELD
    page = signed_in(alice).get(talk.get_absolute_url()).content.decode()
    assert "nobody should read" not in page
    exhibit = exhibit_in(case)
    assert [one["text"] for one in exhibit.said["letters"]][-1] == letter.text
    assert len(exhibit.around["both"]) == 2
    assert case.person == f"people.person:{bob.pk}"


@pytest.mark.parametrize("subject", ["people.person:1", "board.ad:99", "x", "board.ad:", ""])
def test_what_cannot_be_hidden_is_refused(db: None, subject: str) -> None:
    with pytest.raises(NotInCase):
        open_case(subject, source=Source.OWN, by="clock", at=NOON)


def test_a_photo_stands_for_what_it_is_on(alice: Person) -> None:
    ad = ad_with_photos(alice, OTHER)
    photo = Photo.objects.get()
    case = open_case(f"board.photo:{photo.pk}", source=Source.OWN, by="clock", at=NOON)
    assert case.subject == f"board.ad:{ad.pk}"


def test_an_ad_that_was_held_from_the_start_was_never_public(alice: Person) -> None:
    ad = make_ad(alice, state=State.HELD)
    assert ad.decision is not None
    Ad.objects.filter(pk=ad.pk).update(posted=ad.decision.at)
    assert case_of(ad).was_public is False
    Ad.objects.filter(pk=ad.pk).update(posted=ad.decision.at - HOUR)
    ChildCase.objects.all().delete()
    assert case_of(ad).was_public is None


def test_a_poster_cannot_close_and_reopen_past_a_case(alice: Person) -> None:
    ad = ad_with_photos(alice)
    case_of(ad)
    ad.refresh_from_db()
    with pytest.raises(AdMoved):
        close_ad(ad, by=alice, at=NOON)
