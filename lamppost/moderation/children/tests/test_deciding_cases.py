"""A case is looked at by somebody trained, who confirms it or does not."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage

from lamppost.board.models import Ad, Photo, State
from lamppost.board.pictures import Size, storage_name
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Policy, Source
from lamppost.moderation.children.actions import (
    NotInCase,
    confirm,
    exhibit_in,
    not_confirm,
    open_case,
    show_photo,
)
from lamppost.moderation.children.jobs import delete_shown_files
from lamppost.moderation.children.tests.cast import (
    HOUR,
    KNOWN,
    OTHER,
    acts_of,
    ad_with_photos,
    case_of,
)
from lamppost.moderation.models import Case, ChildCase, Report
from lamppost.notices.models import Notice
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.relay.tests.cast import begin, say
from lamppost.testing import NOON, make_ad


@pytest.mark.parametrize("state", [State.HELD, State.REFUSED, State.REMOVED])
def test_what_is_hidden_already_stays_as_it_was_decided(alice: Person, state: State) -> None:
    ad = make_ad(alice, state=state)
    before = ad.decision
    case_of(ad)
    ad.refresh_from_db()
    assert (ad.state, ad.decision) == (state, before)


def test_confirmed_it_is_gone_and_its_photos_lie_in_the_exhibit_alone(
    alice: Person, tara: Person
) -> None:
    ad = ad_with_photos(alice, OTHER)
    digest = Photo.objects.get().digest
    case = case_of(ad)
    confirm(case, "MATERIAL", "I know the picture.", by=tara, at=NOON + HOUR)
    ad.refresh_from_db()
    assert ad.state == State.REMOVED
    assert Decision.objects.latest("pk").policy == Policy.MINORS
    delete_shown_files.call(case.subject, [digest])
    assert not any(default_storage.exists(storage_name(digest, size)) for size in Size)
    assert len(exhibit_in(case).photos[0].data) > 1_000


def test_whose_it_is_gets_the_reasons_of_each_step_and_no_word_of_a_crime(
    alice: Person, tara: Person
) -> None:
    case = case_of(ad_with_photos(alice, OTHER))
    confirm(case, "MATERIAL", "I know the picture.", by=tara, at=NOON + HOUR)
    told = Notice.objects.filter(kind="decision", address=alice.email).order_by("pk")
    held, removed = (notice.body for notice in told)
    assert "Nothing is held against it" in held
    for body in (held, removed):
        assert "I know the picture" not in body
        assert "abuse" not in body.lower()


def test_reports_of_what_was_confirmed_are_closed_as_right(alice: Person, tara: Person) -> None:
    ad = ad_with_photos(alice, OTHER)
    names = [f"board.ad:{ad.pk}", f"board.photo:{ad.photos.get().pk}"]
    for name in names:
        reported = Case.objects.create(subject=name, opened=NOON, look_by=NOON)
        Report.objects.create(case=reported, kind=Report.Kind.CHILD, at=NOON, key="a")
    confirm(case_of(ad), "MATERIAL", "", by=tara, at=NOON + HOUR)
    assert not Case.objects.filter(state=Case.State.OPEN).exists()
    assert set(Report.objects.values_list("outcome", flat=True)) == {Report.Outcome.RIGHT}


def test_not_confirmed_it_stays_hidden_for_its_ordinary_queue(alice: Person, tara: Person) -> None:
    ad = ad_with_photos(alice, OTHER)
    case = case_of(ad)
    not_confirm(case, by=tara, at=NOON + HOUR)
    ad.refresh_from_db()
    assert (ad.state, case.state) == (State.HELD, ChildCase.State.NOT_CONFIRMED)
    assert default_storage.exists(storage_name(Photo.objects.get().digest, Size.LARGE))


def test_of_two_who_decide_one_does(alice: Person, tara: Person) -> None:
    case = case_of(ad_with_photos(alice))
    again = ChildCase.objects.get(pk=case.pk)
    not_confirm(case, by=tara, at=NOON)
    with pytest.raises(NotInCase, match="Somebody else"):
        confirm(again, "MATERIAL", "", by=tara, at=NOON)


def test_a_confirmed_letter_never_comes_through(alice: Person, bob: Person, tara: Person) -> None:
    letter = say(begin(alice, bob), bob, "Something.")
    case = open_case(f"relay.letter:{letter.pk}", source=Source.OWN, by="clock", at=NOON)
    confirm(case, "ENTICEMENT", "", by=tara, at=NOON)
    letter.refresh_from_db()
    assert letter.state == Letter.State.REFUSED
    assert letter.text == "Something."


def test_that_a_photo_was_asked_for_is_written_down_once_for_each(
    alice: Person, tara: Person, mo: Person
) -> None:
    case = case_of(ad_with_photos(alice, KNOWN, OTHER))
    show_photo(case, 2, by=tara, at=NOON)
    show_photo(case, 2, by=tara, at=NOON)
    show_photo(case, 2, by=mo, at=NOON)
    assert sorted(case.views.values_list("photo", flat=True)) == [2, 2]
    assert acts_of(case).count("child_case.photo_shown") == 2
    with pytest.raises(NotInCase):
        show_photo(case, 3, by=tara, at=NOON)


def test_a_case_outlives_the_account_that_it_is_about(alice: Person, tara: Person) -> None:
    ad = ad_with_photos(alice, OTHER)
    case = case_of(ad)
    request_erasure(alice)
    assert alice.erase_due is not None
    erase_due_people(alice.erase_due)
    assert not Ad.objects.filter(pk=ad.pk).exists()
    assert exhibit_in(case).around["account"]["account"]["address"] == "alice@example.org"
    confirm(case, "MATERIAL", "", by=tara, at=NOON)
