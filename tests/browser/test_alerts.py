"""Being told of new ads, from the search to the mail and out again."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lamppost.board.alerts.matching import note_finds
from lamppost.board.alerts.models import Alert, Subscriber
from lamppost.board.alerts.telling import tell_due_alerts
from lamppost.board.alerts.times import GATHER
from lamppost.board.tests.cast import fresh_ad
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.places.tests.town_maker import make_towns
from tests.browser import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _towns(transactional_db: None) -> None:
    make_towns("dayton", "kettering")


def last_mail() -> str:
    return str(Notice.objects.latest("pk").body)


def link_in_mail(kind: str) -> str:
    found = re.search(rf"^http\S+/alerts/{kind}/\S+$", last_mail(), re.MULTILINE)
    assert found, last_mail()
    return found[0]


def _set_by_mail(page: Page) -> None:
    page.goto("/ads/?q=kettle")
    page.get_by_role("link", name="Tell me about new ads").click()
    page.get_by_label("How often").select_option("at once")
    page.get_by_label("Your mail address").fill("dora@example")
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_label("Your mail address")).to_have_value("dora@example")
    page.get_by_label("Your mail address").fill("dora@example.org")
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    page.goto(link_in_mail("confirm"))
    page.get_by_role("button", name="Yes, tell me").click()
    expect(page.get_by_text("The alert is set.")).to_be_visible()


def _hear_of(person: Person) -> None:
    ad = fresh_ad(person, posted=timezone.now())
    note_finds([ad.pk], timezone.now())
    assert tell_due_alerts(timezone.now() + GATHER) == 1


def _whole_way(page: Page, bob: Person) -> None:
    _set_by_mail(page)
    _hear_of(bob)
    manage = link_in_mail("manage")
    assert "Blue kettle" in last_mail()
    page.context.clear_cookies()
    page.goto(manage)
    page.get_by_text("Change “kettle”").click()
    page.get_by_label("How often").select_option("once a week")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("once a week").first).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("paused", exact=True)).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alert deleted")
    assert not Subscriber.objects.exists()
    page.get_by_role("button", name="Put it back").click()
    assert Alert.objects.active().count() == 1
    page.goto(link_in_mail("stop"))
    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stopped")


def test_way_of_an_alert_without_an_account(page: Page, bob: Person) -> None:
    _whole_way(page, bob)


def test_way_of_an_alert_where_no_script_runs(page_without_scripts: Page, bob: Person) -> None:
    _whole_way(page_without_scripts, bob)


def test_alert_is_one_button_for_those_who_are_signed_in(page: Page, alice: Person) -> None:
    steps.sign_in(page, "alice@example.org", then="/ads/?q=kettle")
    page.get_by_label("How often").select_option("once a day")
    page.get_by_role("button", name="Tell me about new ads").click()
    expect(page.get_by_text("The alert is set.")).to_be_visible()
    expect(page.get_by_role("heading", name="“kettle”")).to_be_visible()
    assert Alert.objects.active().get().subscriber.person == alice
