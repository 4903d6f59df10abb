"""A photo of a made-up list, from the form to the report: hidden, seen by one, sent once."""

from __future__ import annotations

import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from lamppost.board.models import Ad, Photo, State
from lamppost.moderation.children.actions import open_cases_due
from lamppost.moderation.children.cybertip.checking import problems_in
from lamppost.moderation.children.reporting import send_case
from lamppost.moderation.children.tests.cast import make_trained
from lamppost.moderation.children.tests.tipline import PASSWORD, USER, tipline
from lamppost.moderation.models import ChildCase
from lamppost.people.models import Person
from lamppost.places.tests.town_maker import make_towns
from lamppost.screening.photos.hashing import hash_of
from lamppost.screening.tests.pictures import jpeg, picture
from tests.browser import steps
from tests.browser.steps import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATCHES = jpeg(picture(1))  # patches of colour, as a photo of which a list is made up


@pytest.fixture(autouse=True)
def _board(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    settings.CYBERTIP_REPORTER = "Hannah Host <host@board.example>"
    settings.CYBERTIP_USER, settings.CYBERTIP_PASSWORD = USER, PASSWORD
    file = tmp_path / "made-up.csv"
    file.write_text(f"hash\n{hash_of(PATCHES).pdq}\n")
    call_command("hashes", "import", str(file), "--child-safety", stdout=StringIO())


def test_a_known_photo_is_hidden_seen_by_one_who_asks_and_reported_once(
    new_page: NewPage, settings: Settings, alice: Person
) -> None:
    make_towns("dayton")
    tara = make_trained()
    _post(new_page())
    ad = Ad.objects.get()
    assert ad.state == State.HELD
    assert open_cases_due(timezone.now()) == 1
    _nobody_sees_the_photo(new_page())
    page = new_page()
    steps.sign_in(page, str(tara.email), then="/review/children/")
    _look(page)
    _confirm(page)
    _download(page)
    with tipline() as there:
        settings.CYBERTIP_URL = there.url
        page.get_by_role("button", name="Send it to the CyberTipline now").click()
        expect(page.get_by_text("It is on its way.").first).to_be_visible()
        assert there.asked == []  # a worker does it
        send_case(ChildCase.objects.get().pk)
        (report,) = there.finished
    (details,) = report.details.values()
    assert details.findtext("fileViewedByEsp") == "true"
    page.reload()
    expect(page.get_by_text("Reported.", exact=True)).to_be_visible()
    expect(page.get_by_role("img", name="Photo")).to_have_count(0)
    ad.refresh_from_db()
    assert ad.state == State.REMOVED


def _post(page: Page) -> None:
    steps.sign_in(page, "alice@example.org", then="/post/furniture/")
    page.get_by_label("Title").fill("Oak table")
    page.get_by_label("Price in USD").fill("120")
    page.locator("#id_place").fill("Dayton, Ohio")
    page.get_by_label("Tell people about it").fill("Seats six.")
    photo = {"name": "patches.jpg", "mimeType": "image/jpeg", "buffer": PATCHES}
    page.locator("input[type=file]").set_input_files([photo])  # type: ignore[list-item]
    expect(page.get_by_label("What photo 1 shows")).to_be_visible()
    page.get_by_role("button", name="See it before it goes up").click()
    page.get_by_role("button", name="Put it up").click()
    expect(page.get_by_text("looks at this photo before it goes up").first).to_be_visible()


def _nobody_sees_the_photo(page: Page) -> None:
    for path in (
        Ad.objects.get().get_absolute_url(),
        f"/photos/{Photo.objects.get().digest}-m.jpg",
    ):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 404


def _look(page: Page) -> None:
    page.get_by_role("link", name="Case ").click()
    veiled = page.get_by_role("img", name="as grey spots")
    expect(veiled).to_be_visible()
    assert veiled.evaluate("spots => spots.naturalWidth") <= 8
    page.get_by_role("button", name="Show me photo 1").click()
    shown = page.get_by_role("img", name="as it was put up")
    expect(shown).to_be_visible()
    assert shown.evaluate("photo => photo.naturalWidth") == 900


def _confirm(page: Page) -> None:
    page.get_by_role("button", name="Confirm it", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what it is reported as.")
    page.get_by_label("Pictures of the abuse of a child").check()
    page.get_by_role("textbox", name="What officers should know").fill("The list is right.")
    page.get_by_role("button", name="Confirm it", exact=True).click()
    expect(page.get_by_text("It is as the CyberTipline demands it.")).to_be_visible()


def _download(page: Page) -> None:
    with page.expect_download() as loading:
        page.get_by_role("link", name="The documents of the report").click()
    with zipfile.ZipFile(loading.value.path()) as archive:
        assert sorted(archive.namelist()) == ["photo-1.jpg.xml", "report.xml"]
        assert all(problems_in(archive.read(name)) == [] for name in archive.namelist())
        assert b"The list is right." in archive.read("report.xml")
