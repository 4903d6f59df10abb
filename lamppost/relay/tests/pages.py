"""What tests of pages do again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.test import Client

from lamppost.people.models import Person

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


def as_(person: Person) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(person)
    return client


def shown(answer: Answer) -> str:
    """The page as text; fails for anything but a page."""
    assert answer.status_code in {200, 422}, answer.status_code
    return answer.content.decode()
