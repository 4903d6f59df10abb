"""Accounts that nobody confirmed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from lamppost.people.accounts import forget_unconfirmed, open_account
from lamppost.people.models import Person
from lamppost.testing import make_person

pytestmark = pytest.mark.django_db


def test_account_that_nobody_confirmed_is_gone_after_a_day(alice: Person) -> None:
    dora = open_account("dora@example.org")
    day_later = dora.joined + timedelta(days=1)
    assert forget_unconfirmed(day_later) == 0
    assert forget_unconfirmed(day_later + timedelta(seconds=1)) == 1
    assert list(Person.objects.all()) == [alice]


def test_asking_again_keeps_an_unconfirmed_account_for_another_day() -> None:
    dora = open_account("dora@example.org")
    now = timezone.now() + timedelta(hours=2)
    Person.objects.filter(pk=dora.pk).update(joined=now - timedelta(days=2))
    open_account("dora@example.org")
    assert forget_unconfirmed(now) == 0


def test_people_without_a_proven_address_but_with_a_name_are_never_forgotten() -> None:
    eve = make_person("Eve")
    EmailAddress.objects.filter(user=eve).delete()
    assert forget_unconfirmed(timezone.now() + timedelta(days=400)) == 0
