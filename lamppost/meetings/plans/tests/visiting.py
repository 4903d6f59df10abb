"""What the tests of pages of plans begin with: a clock, who visits, and where."""

from __future__ import annotations

from datetime import datetime

from django.test import Client
from django.urls import reverse

from lamppost.meetings.links import plan_token
from lamppost.meetings.models import Plan
from lamppost.people.models import Person
from lamppost.testing import NOON

TYPED = {
    "with_whom": "the tall buyer",
    "where": "library steps",
    "words": "grey Golf",
    "starts": "2027-03-01T12:00",
    "due": "2027-03-01T14:00",
    "grace": "15",
}


class Clock:
    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page_of(plan: Plan) -> str:
    return reverse("meetings:plan", args=[plan.public_id])


def link_of(plan: Plan) -> str:
    return reverse("meetings:check", args=[plan_token(plan)])
