"""A case: hidden at once and kept, looked at by somebody trained, confirmed or not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from pytest_django import Settings

from lamppost.board.actions import close_ad
from lamppost.board.actions.transitions import AdMoved
from lamppost.board.models import Ad, Photo, State
from lamppost.board.pictures import Size, storage_name
from lamppost.board.tests.cast import signed_in
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.children import actions
from lamppost.moderation.children.actions import (
    NotInCase,
    confirm,
    exhibit_in,
    not_confirm,
    open_case,
    open_cases_due,
    should_open,
    show_photo,
)
from lamppost.moderation.children.jobs import delete_shown_files
from lamppost.moderation.children.tests.cast import (
    KNOWN,
    OTHER,
    acts_of,
    ad_with_photos,
    case_of,
    list_known,
    make_trained,
)
from lamppost.moderation.evidence.actions import take
from lamppost.moderation.models import Case, ChildCase, Evidence, Rank, Report
from lamppost.moderation.stewards import make_steward
from lamppost.notices.models import Notice
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.relay.tests.cast import begin, say
from lamppost.screening.models import HashList
from lamppost.testing import NOON, make_ad

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def tara(db: None) -> Person:
    return make_trained()


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


@pytest.mark.parametrize("state", [State.HELD, State.REFUSED, State.REMOVED])
def test_what_is_hidden_already_stays_as_it_was_decided(alice: Person, state: State) -> None:
    ad = make_ad(alice, state=state)
    before = ad.decision
    case_of(ad)
    ad.refresh_from_db()
    assert (ad.state, ad.decision) == (state, before)


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


def test_the_clock_opens_a_case_for_a_photo_of_such_a_list_and_for_no_other(
    alice: Person, bob: Person
) -> None:
    list_known(KNOWN)
    list_known(OTHER, "another", is_child_safety=False)
    ad = ad_with_photos(alice, KNOWN)
    other = ad_with_photos(bob, OTHER)
    assert (ad.state, other.state) == (State.HELD, State.HELD)
    assert should_open(f"board.ad:{ad.pk}")
    assert not should_open(f"board.ad:{other.pk}")
    assert open_cases_due(NOON + HOUR) == 1
    assert open_cases_due(NOON + HOUR) == 0
    case = ChildCase.objects.get()
    assert case.subject == f"board.ad:{ad.pk}"
    assert case.source == Source.SCREENING
    assert case.opened_by == "clock"


def test_words_alone_open_no_case(alice: Person) -> None:
    list_known(OTHER)
    ad = ad_with_photos(alice, KNOWN)
    from lamppost.screening.actions import keep
    from lamppost.screening.verdict import Finding, Screened, Verdict

    words = Finding("minors", "…", asks=Verdict.HOLD, urgent=True)
    keep(Screened(Verdict.HOLD, (words,)), ad, at=NOON)
    assert open_cases_due(NOON + HOUR) == 0


def test_after_a_case_that_was_not_confirmed_the_clock_opens_no_other(
    alice: Person, tara: Person
) -> None:
    list_known(KNOWN)
    ad_with_photos(alice, KNOWN)
    open_cases_due(NOON + HOUR)
    not_confirm(ChildCase.objects.get(), by=tara, at=NOON + HOUR)
    assert open_cases_due(NOON + 2 * HOUR) == 0


def test_a_storage_that_is_away_does_not_keep_other_cases_back(
    alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_known(KNOWN)
    first, second = ad_with_photos(alice, KNOWN), ad_with_photos(bob, KNOWN)
    whole = take

    def away_once(subject: str) -> object:
        if subject == f"board.ad:{first.pk}":
            raise OSError("away")
        return whole(subject)

    monkeypatch.setattr(actions, "take", away_once)
    assert open_cases_due(NOON + HOUR) == 1
    assert ChildCase.objects.get().subject == f"board.ad:{second.pk}"
    monkeypatch.undo()
    assert open_cases_due(NOON + HOUR) == 1


def test_such_a_list_always_holds(db: None) -> None:
    list_known()
    with pytest.raises(IntegrityError), transaction.atomic():
        HashList.objects.update(asks="watch")


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
