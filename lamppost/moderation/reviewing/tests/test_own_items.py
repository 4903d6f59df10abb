"""Somebody who reviews learns nothing here of what is said about themselves."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone

from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling
from lamppost.journal.models.decisions import Done
from lamppost.moderation.effects import do
from lamppost.moderation.models import Claim, Proposal, Rank
from lamppost.moderation.queue.tests.cast import held_letter
from lamppost.moderation.reasons.objecting import object_to
from lamppost.moderation.reviewing.tests.made_up import open_case
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.testing import make_ad

SAID = "They took my deposit and never came"
WROTE = "Is it blue?"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_wrong_form_does_not_show_what_others_report_about_them(mo: Person, maya: Person) -> None:
    case = open_case(name_of(make_ad(mo)), SAID)
    path = f"/review/reports/{case.pk}/choice/"
    for typed in ({}, {"choice": "remove"}, {"choice": "allow", "shown": "x"}):
        assert SAID not in signed_in(mo).post(path, typed).content.decode()
    assert not Proposal.objects.exists()
    assert not Claim.objects.exists()
    # The same form shows it to whoever does decide about it.
    assert SAID in signed_in(maya).post(path, {}).content.decode()


def test_case_about_them_does_not_say_that_it_is_theirs(mo: Person) -> None:
    case = open_case(name_of(make_ad(mo)), SAID)
    page = signed_in(mo).get(f"/review/reports/{case.pk}/").content.decode()
    assert "It is yours" not in page
    assert "This waits for somebody else" in page


def test_wrong_form_does_not_show_a_letter_that_has_not_come(
    mo: Person, maya: Person, bob: Person
) -> None:
    letter = held_letter(mo, bob)
    path = f"/review/letters/{letter.pk}/choice/"
    assert WROTE not in signed_in(mo).post(path, {}).content.decode()
    assert WROTE in signed_in(maya).post(path, {}).content.decode()


def test_nobody_hears_about_a_letter_that_was_written_to_them(
    mo: Person, maya: Person, carol: Person, bob: Person
) -> None:
    now = timezone.now()
    make_steward(carol, Rank.STEWARD, at=now)
    refused = do(Done.REFUSE, name_of(held_letter(mo, bob)), Ruling(), by=maya, at=now)
    path = f"/review/appeals/{object_to(refused, 'Please.', at=now).pk}/"
    assert WROTE not in signed_in(mo).get(path).content.decode()
    assert WROTE in signed_in(carol).get(path).content.decode()
