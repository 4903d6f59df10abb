"""What is told of new ads, when, and that nothing is told twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from lamppost.board.actions import close_ad
from lamppost.board.alerts.models import Alert, AlertedAd
from lamppost.board.alerts.telling import MOST_SHOWN, tell_due_alerts
from lamppost.board.alerts.tests.test_keeping import make_alert
from lamppost.board.models import Ad
from lamppost.board.tests.cast import fresh_ad
from lamppost.notices.models import Device, Notice, Push
from lamppost.people.actions import block_person
from lamppost.people.erasure import request_erasure
from lamppost.people.models import Person
from lamppost.testing import KETTERING, make_place

pytestmark = pytest.mark.django_db
DORA = "dora@example.org"


def wait(alert: Alert, *ads: Ad) -> None:
    """As if the ads had just been found for the alert."""
    now = timezone.now()
    for ad in ads:
        AlertedAd.objects.create(alert=alert, ad=ad, noted=now)
    Alert.objects.filter(pk=alert.pk).update(due=now)


def tell() -> int:
    return tell_due_alerts(timezone.now())


def mails() -> list[Notice]:
    return list(Notice.objects.filter(kind="alert_news").order_by("pk"))


def test_mail_lists_title_price_place_distance_and_link(bob: Person) -> None:
    query = {"words": "kettle", "place": [4509884, 39.75895, -84.19161], "km": 25}
    alert = make_alert(DORA, query=query)
    priced: dict[str, Any] = {"price_cents": 1200, "price_kind": "fixed", "currency": "USD"}
    ad = fresh_ad(bob, place=make_place(KETTERING), **priced)
    wait(alert, ad)
    assert tell() == 1
    mail = mails()[0]
    assert mail.address == DORA
    assert mail.subject == "1 new ad: “kettle”"
    assert f"Blue kettle\n$12 · Kettering · 8 km\nhttp://127.0.0.1:8000/ads/{ad.pk}/" in mail.body
    assert "http://127.0.0.1:8000/ads/?q=kettle" in mail.body
    assert "/alerts/manage/" in mail.body


def test_mail_can_be_stopped_by_the_mail_program(bob: Person) -> None:
    wait(make_alert(DORA), fresh_ad(bob))
    tell()
    headers = mails()[0].headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http://127.0.0.1:8000/alerts/stop/")


def test_nothing_is_told_twice(bob: Person) -> None:
    alert, ad = make_alert(DORA), fresh_ad(bob)
    wait(alert, ad)
    assert (tell(), tell()) == (1, 0)
    Alert.objects.update(due=timezone.now())  # as if something went wrong with the time
    assert tell() == 0
    assert len(mails()) == 1


def test_crash_before_the_commit_tells_later_and_once(bob: Person) -> None:
    wait(make_alert(DORA), fresh_ad(bob))
    with pytest.raises(KeyboardInterrupt):
        _tell_and_crash()
    assert mails() == []
    assert tell() == 1
    assert len(mails()) == 1


def _tell_and_crash() -> None:
    with transaction.atomic():
        tell()
        raise KeyboardInterrupt


def test_ad_that_two_alerts_want_is_told_once(bob: Person) -> None:
    ad = fresh_ad(bob)
    first, second = make_alert(DORA), make_alert(DORA, "blue")
    wait(first, ad)
    wait(second, ad)
    assert tell() == 1
    assert mails()[0].body.count(f"/ads/{ad.pk}/") == 1
    assert not AlertedAd.objects.filter(told=None).exists()


def test_all_that_one_subscriber_is_due_is_one_mail(bob: Person, alice: Person) -> None:
    kettle, blue = make_alert(DORA), make_alert(DORA, "blue")
    wait(kettle, fresh_ad(bob))
    wait(blue, fresh_ad(bob, "Blue chair"))
    wait(make_alert(alice), fresh_ad(bob, "Red kettle"))
    assert tell() == 2
    assert [mail.address for mail in mails()] == [DORA, "alice@example.org"]
    assert mails()[0].subject == "2 new ads for your alerts"


def test_ad_that_is_gone_is_left_out_and_told_if_it_comes_back(bob: Person) -> None:
    alert, ad = make_alert(DORA), fresh_ad(bob)
    wait(alert, ad)
    close_ad(ad, by=bob, at=timezone.now())
    assert tell() == 0
    assert mails() == []
    assert not AlertedAd.objects.exists()  # so that it can be found again


def test_ad_of_somebody_blocked_meanwhile_is_left_out(alice: Person, bob: Person) -> None:
    wait(make_alert(alice), fresh_ad(bob))
    block_person(alice, persona=bob.personas.get())
    assert tell() == 0


def test_somebody_who_is_leaving_is_told_nothing(alice: Person, bob: Person) -> None:
    wait(make_alert(alice), fresh_ad(bob))
    request_erasure(alice)
    assert tell() == 0
    assert mails() == []


def test_long_list_ends_with_how_many_more(bob: Person) -> None:
    alert = make_alert(DORA)
    wait(alert, *(fresh_ad(bob, f"Kettle {n}") for n in range(MOST_SHOWN + 13)))
    tell()
    assert mails()[0].subject == "33 new ads: “kettle”"
    assert mails()[0].body.count("/ads/") == MOST_SHOWN + 1
    assert "And 13 more." in mails()[0].body
    assert not AlertedAd.objects.filter(told=None).exists()


def test_what_is_not_due_waits(bob: Person) -> None:
    alert = make_alert(DORA, pace="weekly")
    wait(alert, fresh_ad(bob))
    Alert.objects.update(due=timezone.now() + timedelta(hours=1))
    assert tell() == 0
    assert tell_due_alerts(timezone.now() + timedelta(hours=2)) == 1


def test_paused_alert_tells_nothing(bob: Person) -> None:
    wait(make_alert(DORA, paused=timezone.now()), fresh_ad(bob))
    assert tell() == 0


def test_browsers_are_told_by_push_alone_where_that_is_wished(bob: Person) -> None:
    alert = make_alert(DORA, by_mail=False, by_push=True)
    device = Device.objects.create(endpoint="https://push.example/1", since=timezone.now())
    alert.subscriber.devices.add(device)
    wait(alert, fresh_ad(bob))
    assert tell() == 1
    assert mails() == []
    words = Push.objects.get().words
    assert words["title"] == "Blue kettle"
    assert words["link"].startswith("http://127.0.0.1:8000/ads/")
