"""Codes, leaving at once, and what no page of plans is: kept or found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lamppost.meetings.codes import Said, choose_codes, which
from lamppost.meetings.models import Codes
from lamppost.meetings.plans.tests.visiting import Clock, as_, link_of, page_of
from lamppost.meetings.tests.making import (
    FORCED,
    SAFE,
    make_armed,
    make_plan,
)
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_no_page_of_plans_is_kept_or_found(alice: Person) -> None:
    plan, draft = make_armed(alice), make_plan(alice)
    paths = [
        *(reverse(f"meetings:{name}") for name in ("home", "new", "codes")),
        page_of(plan),
        link_of(plan),
        reverse("meetings:ready", args=[draft.public_id]),
    ]
    for path in paths:
        answer = as_(alice).get(path)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] in {"no-referrer", "same-origin"}
        assert reverse("meetings:leave") in answer.content.decode()
    assert Client().get(link_of(plan))["Referrer-Policy"] == "no-referrer"


def test_leaving_drops_what_the_browser_keeps(alice: Person) -> None:
    answer = as_(alice).get(reverse("meetings:leave"), headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 303
    assert answer["Location"] == "https://www.wikipedia.org/"
    assert answer["Clear-Site-Data"] == '"cache", "cookies"'


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_a_link_elsewhere_signs_nobody_out(site: str) -> None:
    headers = {"Sec-Fetch-Site": site} if site else {}
    answer = Client().get(reverse("meetings:leave"), headers=headers)
    assert answer.status_code == 303
    assert answer["Clear-Site-Data"] == '"cache"'


def test_codes_are_chosen_and_never_shown(alice: Person) -> None:
    client, path = as_(alice), reverse("meetings:codes")
    answer = client.post(path, {"safe": "4711", "forced": "4712"})
    assert answer.status_code == 422
    assert "too much alike" in answer.content.decode()
    assert "4711" not in answer.content.decode()
    assert not Codes.objects.exists()
    answer = client.post(path, {"safe": SAFE, "forced": FORCED, "next": "/meetings/new/"})
    assert answer.url == "/meetings/new/"  # type: ignore[attr-defined]
    assert which(alice, SAFE) is Said.SAFE
    assert "until now" in client.get(path).content.decode()


def test_change_of_codes_with_the_forced_one_looks_as_if_it_had_worked(
    alice: Person, bob: Person
) -> None:
    shown = []
    for person, old in ((alice, SAFE), (bob, FORCED)):
        choose_codes(person, SAFE, FORCED, at=NOON)
        client = as_(person)
        sent = {"old": old, "safe": "6190", "forced": "2974"}
        answer = client.post(reverse("meetings:codes"), sent)
        page = client.get(reverse("meetings:home")).content.decode()
        shown.append((answer.status_code, answer.url, "Your codes are kept" in page))  # type: ignore[attr-defined]
    assert shown[0] == shown[1]
    assert which(bob, "6190") is Said.FORCED


def test_codes_page_is_frozen_while_a_plan_runs(alice: Person) -> None:
    make_armed(alice)
    client, path = as_(alice), reverse("meetings:codes")
    assert "Codes stay as they are" in client.get(path).content.decode()
    sent = {"old": SAFE, "safe": "6190", "forced": "2974"}
    assert client.post(path, sent).status_code == 422
    assert which(alice, SAFE) is Said.SAFE


def test_forgotten_codes_take_a_day(alice: Person, clock: Clock) -> None:
    choose_codes(alice, SAFE, FORCED, at=NOON)
    client, path = as_(alice), reverse("meetings:codes")
    client.post(reverse("meetings:codes_forgotten"))
    assert "From 2 March, 12:00" in client.get(path).content.decode()
    clock.at += timedelta(hours=25)
    assert client.post(path, {"safe": "6190", "forced": "2974"}).status_code == 302
    assert which(alice, "6190") is Said.SAFE
