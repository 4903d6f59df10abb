"""Two people together open an exhibit, for an hour; to everybody else there is no such page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad
from lamppost.board.tests.cast import hang_photo, signed_in
from lamppost.journal.actions import name_of
from lamppost.journal.models import Line
from lamppost.moderation.evidence.actions import preserve
from lamppost.moderation.evidence.opening import (
    StaysShut,
    approve,
    ask_to_open,
    open_exhibit,
)
from lamppost.moderation.models import Evidence, OpenRequest, Rank
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_person

HOUR = timedelta(hours=1)


@pytest.fixture
def kept(alice: Person) -> Evidence:
    ad = make_ad(alice, "Blue kettle", text="Whistles softly.")
    hang_photo(ad)
    return preserve(f"board.ad:{ad.pk}", why="a test", by="clock", at=NOON)


@pytest.fixture
def mo(mo: Person) -> Person:
    make_steward(mo, Rank.SENIOR, at=NOON)
    return mo


@pytest.fixture
def hana(db: None) -> Person:
    """The host."""
    hana = make_person("Hana")
    make_steward(hana, Rank.HOST, at=NOON)
    return hana


def _acts(kept: Evidence) -> list[str]:
    lines = Line.objects.filter(subject=f"moderation.evidence:{kept.pk}")
    return list(lines.values_list("act", flat=True))


def test_it_opens_for_both_once_another_has_agreed(
    kept: Evidence, mo: Person, hana: Person, carol: Person
) -> None:
    wish = ask_to_open(kept, "The police asked.", by=mo, at=NOON)
    with pytest.raises(StaysShut):
        open_exhibit(kept, by=mo, at=NOON)
    approve(wish, by=hana, at=NOON)
    for person in (mo, hana):
        assert (
            open_exhibit(kept, by=person, at=NOON + HOUR / 2).said["ad"]["title"] == "Blue kettle"
        )
    with pytest.raises(StaysShut):
        open_exhibit(kept, by=carol, at=NOON + HOUR / 2)
    assert _acts(kept) == [
        "evidence.kept",
        "evidence.asked_for",
        "evidence.agreed_to",
        "evidence.opened",
        "evidence.opened",
    ]


def test_after_an_hour_it_is_shut_again(kept: Evidence, mo: Person, hana: Person) -> None:
    approve(ask_to_open(kept, "The police asked.", by=mo, at=NOON), by=hana, at=NOON)
    with pytest.raises(StaysShut):
        open_exhibit(kept, by=mo, at=NOON + HOUR)


def test_nobody_agrees_with_themselves(kept: Evidence, mo: Person) -> None:
    wish = ask_to_open(kept, "The police asked.", by=mo, at=NOON)
    with pytest.raises(StaysShut, match="somebody else"):
        approve(wish, by=mo, at=NOON)


def test_of_two_who_agree_one_does(kept: Evidence, mo: Person, hana: Person, bob: Person) -> None:
    wish = ask_to_open(kept, "The police asked.", by=mo, at=NOON)
    again = OpenRequest.objects.get(pk=wish.pk)
    approve(wish, by=hana, at=NOON)
    with pytest.raises(StaysShut):
        approve(again, by=bob, at=NOON)
    assert OpenRequest.objects.get(pk=wish.pk).approved_by == f"people.person:{hana.pk}"


def test_a_wish_that_lay_for_a_day_is_over(kept: Evidence, mo: Person, hana: Person) -> None:
    wish = ask_to_open(kept, "The police asked.", by=mo, at=NOON)
    with pytest.raises(StaysShut):
        approve(wish, by=hana, at=NOON + 24 * HOUR)


def test_without_a_reason_nobody_asks(kept: Evidence, mo: Person) -> None:
    with pytest.raises(StaysShut, match="why"):
        ask_to_open(kept, "  \n", by=mo, at=NOON)


def test_the_pages_lead_two_people_to_the_content(kept: Evidence, mo: Person, hana: Person) -> None:
    page, path = signed_in(mo), f"/review/evidence/{kept.pk}/"
    assert f'href="{path}"' in page.get("/review/evidence/").content.decode()
    assert "Whistles" not in page.get(path).content.decode()
    page.post(f"{path}requests/", {"reason": "The police asked."})
    assert page.post(f"{path}opening/").status_code == 422
    wish = OpenRequest.objects.get()
    other = signed_in(hana)
    other.post(f"{path}requests/{wish.pk}/")
    shown = other.post(f"{path}opening/").content.decode()
    assert "Whistles softly." in shown
    assert "data:image/jpeg;base64,anBlZyBvZiBh" in shown  # "jpeg of a"
    file = page.post(f"{path}opening/", {"as_file": "1"})
    assert file["Content-Type"] == "application/zip"
    assert file["Cache-Control"].find("no-store") >= 0


@pytest.mark.parametrize("who", ["nobody", "carol", "steward", "trained steward"])
def test_to_all_others_there_is_no_such_page(
    kept: Evidence, mo: Person, carol: Person, who: str
) -> None:
    wish = ask_to_open(kept, "The police asked.", by=mo, at=timezone.now())
    if who.endswith("steward"):
        make_steward(carol, Rank.STEWARD, at=NOON, is_trained=who.startswith("trained"))
    client = Client() if who == "nobody" else signed_in(carol)
    path = f"/review/evidence/{kept.pk}/"
    assert client.get("/review/evidence/").status_code == 404
    assert client.get(path).status_code == 404
    for door in ("requests/", f"requests/{wish.pk}/", "opening/"):
        assert client.post(path + door, {"reason": "Let me in."}).status_code == 404
    assert OpenRequest.objects.get().approved_by == ""


def test_an_ad_that_is_there_says_nothing_of_being_kept(kept: Evidence, carol: Person) -> None:
    ad = Ad.objects.get()
    assert "evidence" not in signed_in(carol).get(ad.get_absolute_url()).content.decode().lower()


def test_nobody_is_shown_what_is_kept_about_themselves(mo: Person) -> None:
    kept = preserve(name_of(make_ad(mo)), why="a test", by="clock", at=NOON)
    client = signed_in(mo)
    path = f"/review/evidence/{kept.pk}/"
    assert client.get(path).status_code == 404
    assert client.post(f"{path}requests/", {"reason": "It is mine"}).status_code == 404
    assert client.post(f"{path}opening/").status_code == 404
    assert path not in client.get("/review/evidence/").content.decode()
