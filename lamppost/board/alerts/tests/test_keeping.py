"""Changing, pausing, deleting and undoing, with an account or by the link in a mail."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.alerts import actions
from lamppost.board.alerts.links import manage_token, stop_token
from lamppost.board.alerts.models import Alert, AlertedAd, Pace, Subscriber
from lamppost.board.tests.cast import fresh_ad, signed_in
from lamppost.people.models import Person

pytestmark = pytest.mark.django_db
SEALED = re.compile(r'name="ended" value="([^"]+)"')


def make_alert(owner: Person | str, search: str = "kettle", **given: object) -> Alert:
    who = {"address": owner} if isinstance(owner, str) else {"person": owner}
    subscriber, _new = Subscriber.objects.get_or_create(**who)
    now = timezone.now() - timedelta(days=1)
    columns = {
        "title": f"“{search}”",
        "asked": f"q={search}",
        "query": {"words": search},
        "since": now,
        "confirmed": now,
        **given,
    }
    return Alert.objects.create(subscriber=subscriber, **columns)


def opened(alert: Alert) -> Client:
    """A browser in which the link of a mail was opened."""
    client = Client()
    answer = client.get(f"/alerts/manage/{manage_token(alert.subscriber)}/")
    assert answer["Location"] == "/my/alerts/"
    return client


def test_link_in_a_mail_leads_to_the_alerts_of_its_address_alone(alice: Person) -> None:
    alert = make_alert("dora@example.org")
    make_alert(alice, "ladder")
    page = opened(alert).get("/my/alerts/").content.decode()
    assert "kettle" in page
    assert "ladder" not in page


def test_alert_is_changed_paused_and_goes_on() -> None:
    alert = make_alert("dora@example.org")
    client = opened(alert)
    client.post(f"/my/alerts/{alert.key}/", {"pace": "weekly", "by_mail": "on"})
    alert.refresh_from_db()
    assert (alert.pace, alert.by_mail, alert.by_push) == (Pace.WEEKLY, True, False)
    client.post(f"/my/alerts/{alert.key}/pause/", {"on": "1"})
    assert not Alert.objects.active().exists()
    assert not alert.keys.exists()
    before = timezone.now()
    client.post(f"/my/alerts/{alert.key}/pause/", {"on": "0"})
    assert Alert.objects.active().get().since >= before


def test_alert_that_tells_by_no_way_is_refused() -> None:
    alert = make_alert("dora@example.org")
    answer = opened(alert).post(f"/my/alerts/{alert.key}/", {"pace": "weekly"})
    assert answer.status_code == 422
    assert "Choose by what way" in answer.content.decode()


def test_changing_the_pace_changes_when_what_waits_is_told(alice: Person) -> None:
    now = timezone.now()
    alert = make_alert(alice, due=now + timedelta(minutes=2))
    actions.change_alert(alert, pace=Pace.WEEKLY, by_mail=True, by_push=False, at=now)
    alert.refresh_from_db()
    assert alert.due
    assert alert.due > now + timedelta(minutes=2)


def test_what_waited_to_be_told_is_forgotten_by_a_pause(alice: Person, bob: Person) -> None:
    alert = make_alert(alice, due=timezone.now())
    AlertedAd.objects.create(alert=alert, ad=fresh_ad(bob), noted=timezone.now())
    actions.pause_alert(alert, at=timezone.now())
    assert alert.due is None
    assert not AlertedAd.objects.exists()


@pytest.mark.parametrize("where", ["", "pause/", "end/"])
def test_stranger_changes_nothing(alice: Person, carol: Person, where: str) -> None:
    alert = make_alert(alice)
    for client in (signed_in(carol), Client(), opened(make_alert("dora@example.org"))):
        answer = client.post(f"/my/alerts/{alert.key}/{where}", {"pace": "weekly", "on": "1"})
        assert answer.status_code == 404
    assert Alert.objects.active().filter(pk=alert.pk).exists()


def test_deleted_alert_leaves_nothing_and_can_be_put_back() -> None:
    alert = make_alert("dora@example.org", pace="weekly")
    client = opened(alert)
    page = client.post(f"/my/alerts/{alert.key}/end/").content.decode()
    assert not Alert.objects.exists()
    assert not Subscriber.objects.exists()
    sealed = SEALED.search(page)
    assert sealed
    for _time in range(2):
        client.post("/my/alerts/undo/", {"ended": sealed[1]})
    again = Alert.objects.active().get()
    assert (again.key, again.asked, again.pace) == (alert.key, alert.asked, "weekly")
    assert again.subscriber.address == "dora@example.org"
    assert again.subscriber.key == alert.subscriber.key  # links in old mails lead here again


def test_forged_undo_puts_nothing_back() -> None:
    answer = Client().post("/my/alerts/undo/", {"ended": "eyJ9:x:y"}, follow=True)
    assert "too late to undo" in answer.content.decode()
    assert not Alert.objects.exists()


def test_one_click_deletes_an_address_and_pauses_an_account(alice: Person) -> None:
    theirs, hers = make_alert("dora@example.org"), make_alert(alice)
    others = make_alert(alice, "ladder")
    path = f"/alerts/stop/{stop_token([theirs.pk, hers.pk])}/"
    client = Client(enforce_csrf_checks=True)  # a mail program has no cookies and no token
    assert client.get(path).status_code == 200
    assert Alert.objects.active().count() == 3
    for _time in range(2):
        answer = client.post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert "Stopped" in answer.content.decode()
    assert list(Alert.objects.active()) == [others]
    assert list(Subscriber.objects.all()) == [hers.subscriber]


def test_links_that_we_did_not_make_lead_nowhere() -> None:
    for path in ("/alerts/stop/x:y/", "/alerts/manage/x:y/"):
        assert Client().get(path).status_code == 404


def test_link_to_an_address_that_somebody_left_opens_nothing(alice: Person) -> None:
    token = manage_token(make_alert(alice).subscriber)
    alice.email = "new@example.org"
    alice.save()
    assert Client().get(f"/alerts/manage/{token}/").status_code == 404


def test_page_without_alerts_says_how_to_set_one(alice: Person) -> None:
    for client in (signed_in(alice), Client()):
        assert "Tell me about new ads" in client.get("/my/alerts/").content.decode()
