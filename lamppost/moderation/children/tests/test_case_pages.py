"""The pages of cases: for trained people; a photo is shown to whoever asked, and to nobody else."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from lamppost.board.models import Ad, State
from lamppost.board.tests.cast import signed_in
from lamppost.moderation.children.actions import exhibit_in, not_confirm
from lamppost.moderation.children.cybertip.checking import problems_in
from lamppost.moderation.children.tests.cast import (
    OTHER,
    acts_of,
    ad_with_photos,
    case_of,
    make_trained,
)
from lamppost.moderation.models import ChildCase, Rank
from lamppost.moderation.reports.tests import made_up
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.relay.tests.cast import answer, put_in_state, say
from lamppost.testing import NOON, make_ad


@pytest.fixture(autouse=True)
def _own_board(settings: Settings) -> None:
    settings.CYBERTIP_REPORTER = "Hannah Host <host@board.example>"


@pytest.fixture
def case(alice: Person) -> ChildCase:
    return case_of(ad_with_photos(alice, OTHER))


def _path(case: ChildCase, more: str = "") -> str:
    return f"/review/children/{case.pk}/{more}"


def test_the_list_leads_to_the_case_and_tells_what_is_late(case: ChildCase, tara: Person) -> None:
    ChildCase.objects.update(look_by=timezone.now() + timedelta(hours=1))
    page = signed_in(tara).get("/review/children/").content.decode()
    assert f'href="{_path(case)}"' in page
    assert "Blue kettle" not in page
    assert "Late" not in page
    ChildCase.objects.update(look_by=timezone.now())
    assert "Late" in signed_in(tara).get("/review/children/").content.decode()


@pytest.mark.parametrize("who", ["nobody", "alice", "carol", "steward", "senior", "host"])
def test_to_all_who_are_not_trained_there_is_no_such_page(
    case: ChildCase, tara: Person, alice: Person, carol: Person, who: str
) -> None:
    ranks = {"steward": Rank.STEWARD, "senior": Rank.SENIOR, "host": Rank.HOST}
    if who in ranks:
        make_steward(carol, ranks[who], at=NOON)
    signed_in(tara).post(_path(case, "photos/1/showing/"))
    client = {"nobody": Client(), "alice": signed_in(alice)}.get(who) or signed_in(carol)
    gets = ["", "photos/1/veiled.jpg", "photos/1/shown.jpg", "report.zip"]
    assert {client.get(_path(case, one)).status_code for one in gets} == {404}
    assert client.get("/review/children/").status_code == 404
    posts = ["photos/1/showing/", "decision/", "report/"]
    form = {"incident": "MATERIAL", "choice": "confirmed"}
    assert {client.post(_path(case, one), form).status_code for one in posts} == {404}
    case.refresh_from_db()
    assert case.state == ChildCase.State.OPEN


def test_a_photo_is_grey_spots_until_it_is_asked_for(case: ChildCase, tara: Person) -> None:
    page = signed_in(tara)
    assert "veiled.jpg" in page.get(_path(case)).content.decode()
    assert page.get(_path(case, "photos/1/shown.jpg")).status_code == 404
    veiled = page.get(_path(case, "photos/1/veiled.jpg"))
    with Image.open(io.BytesIO(veiled.content)) as spots:
        assert max(spots.size) <= 8
        assert spots.mode == "L"
    page.post(_path(case, "photos/1/showing/"))
    assert "shown.jpg" in page.get(_path(case)).content.decode()
    shown = page.get(_path(case, "photos/1/shown.jpg"))
    assert shown.content == exhibit_in(case).photos[0].data
    assert "no-store" in shown["Cache-Control"]
    assert acts_of(case)[-1] == "child_case.photo_shown"


def test_what_one_has_asked_for_another_has_not(case: ChildCase, tara: Person) -> None:
    signed_in(tara).post(_path(case, "photos/1/showing/"))
    other = signed_in(make_trained("Tom"))
    assert other.get(_path(case, "photos/1/shown.jpg")).status_code == 404


def test_once_it_is_closed_no_photo_is_shown_any_more(case: ChildCase, tara: Person) -> None:
    page = signed_in(tara)
    page.post(_path(case, "photos/1/showing/"))
    not_confirm(case, by=tara, at=NOON)
    assert page.get(_path(case, "photos/1/shown.jpg")).status_code == 404
    assert page.get(_path(case, "photos/1/veiled.jpg")).status_code == 404
    assert page.post(_path(case, "photos/1/showing/")).status_code == 422


def test_confirming_leads_to_a_report_whose_documents_are_right(
    case: ChildCase, tara: Person
) -> None:
    page = signed_in(tara)
    form = {"choice": "confirmed", "incident": "MATERIAL", "words": "As the list says."}
    assert page.post(_path(case, "decision/"), form).status_code == 302
    shown = page.get(_path(case)).content.decode()
    assert "It is as the CyberTipline demands it." in shown
    assert "Send it to the CyberTipline" not in shown  # there is no password here
    taken = page.get(_path(case, "report.zip"))
    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        assert [problems_in(archive.read(name)) for name in archive.namelist()] == [[], []]
    assert acts_of(case)[-1] == "child_case.package_taken"
    page.post(_path(case, "report/"), {"report_id": "4711"})
    assert "Reported." in page.get(_path(case)).content.decode()


def test_without_saying_what_it_is_nothing_is_confirmed_and_nothing_typed_is_lost(
    case: ChildCase, tara: Person
) -> None:
    form = {"choice": "confirmed", "words": "I have seen it elsewhere."}
    answer = signed_in(tara).post(_path(case, "decision/"), form)
    assert answer.status_code == 422
    assert "I have seen it elsewhere." in answer.content.decode()
    case.refresh_from_db()
    assert case.state == ChildCase.State.OPEN


def test_any_steward_can_give_an_ad_to_this_path_and_then_sees_no_more_of_it(
    alice: Person, mo: Person, carol: Person
) -> None:
    ad = ad_with_photos(alice, OTHER)
    form = {"subject": f"board.ad:{ad.pk}"}
    assert signed_in(carol).post("/review/children/opening/", form).status_code == 404
    make_steward(mo, Rank.STEWARD, at=NOON)
    answer = signed_in(mo).post("/review/children/opening/", form)
    assert answer["Location"] == "/review/"
    case = ChildCase.objects.get()
    assert case.opened_by == f"people.person:{mo.pk}"
    assert Ad.objects.get().state == State.HELD
    assert signed_in(mo).get(_path(case)).status_code == 404


def test_other_countries_hotlines_stand_beside_the_report(
    case: ChildCase, tara: Person, settings: Settings
) -> None:
    settings.HOTLINES = [("GB", "A hotline", "https://report.example/")]
    page = signed_in(tara)
    page.post(_path(case, "decision/"), {"choice": "confirmed", "incident": "MATERIAL"})
    shown = page.get(_path(case)).content.decode()
    assert 'GB: <a href="https://report.example/" rel="noreferrer">A hotline</a>' in shown


@pytest.mark.parametrize(
    "subject",
    ["", "board.ad", "board.ad:²", "relay.letter:" + "9" * 30, "board.ad:\x00", "x" * 5_000],
)
def test_what_is_no_thing_opens_no_case(tara: Person, subject: str) -> None:
    answer = signed_in(tara).post("/review/children/opening/", {"subject": subject})
    assert answer.status_code == 302
    assert not ChildCase.objects.exists()


def test_no_letter_is_read_by_its_number_alone(tara: Person, alice: Person, bob: Person) -> None:
    letter = say(answer(make_ad(alice), bob), bob, "Only between us")
    given = {"subject": f"relay.letter:{letter.pk}"}
    page = signed_in(tara).post("/review/children/opening/", given, follow=True)
    assert "Only between us" not in page.content.decode()
    letter.refresh_from_db()
    assert (letter.state, ChildCase.objects.count()) == (Letter.State.SENT, 0)
    made_up.file(given["subject"], "child", by=alice)
    page = signed_in(tara).post("/review/children/opening/", given, follow=True)
    assert "Only between us" in page.content.decode()


def test_letter_whose_words_went_with_its_author_opens_no_case(
    tara: Person, alice: Person, bob: Person
) -> None:
    letter = say(answer(make_ad(alice), bob), bob, "Gone")
    made_up.file(f"relay.letter:{letter.pk}", "child", by=alice)
    put_in_state(Letter.State.ERASED)
    given = {"subject": f"relay.letter:{letter.pk}"}
    assert signed_in(tara).post("/review/children/opening/", given).status_code == 302
    assert not ChildCase.objects.exists()
