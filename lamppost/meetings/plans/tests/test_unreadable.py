"""A board put back without its seal's key has lost what plans say, and still takes check-ins."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lamppost.meetings import clock
from lamppost.meetings.guarding.climb import look
from lamppost.meetings.links import plan_token
from lamppost.meetings.models import Contact, Plan
from lamppost.meetings.tests.making import EVENING, SAFE, make_armed
from lamppost.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("minutes", [0, 20])
@pytest.mark.parametrize("where", ["home", "plan", "check"])
def test_pages_open_where_nothing_sealed_can_be_read(
    alice: Person, monkeypatch: pytest.MonkeyPatch, where: str, minutes: int
) -> None:
    plan = make_armed(alice)
    Plan.objects.update(details=b"sealed with another key")
    Contact.objects.update(name=b"sealed with another key")
    now = EVENING + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "now", lambda: now)
    look(now)
    client = Client()
    client.force_login(alice)
    names: dict[str, list[str]] = {
        "home": [],
        "plan": [plan.public_id],
        "check": [plan_token(plan)],
    }

    answer = client.get(reverse(f"meetings:{where}", args=names[where]))

    assert answer.status_code == 200
    if where != "home":
        client.post(reverse(f"meetings:{where}", args=names[where]), {"code": SAFE})
        assert Plan.objects.get().state == Plan.State.CLOSED
