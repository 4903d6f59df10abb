"""What those who review may not do to each other, and about what they said themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.children.views import OPENING
from lamppost.moderation.models import ChildCase, Choice, Rank, Report
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import may_decide, next_items
from lamppost.moderation.reviewing.forms import Chosen
from lamppost.moderation.reviewing.proposing import propose
from lamppost.moderation.reviewing.tests.made_up import held_ad, open_case
from lamppost.moderation.stewards import OutOfRank, make_steward, steward_of
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_person, suspend

SUSPEND = Chosen(Choice.SUSPEND, Policy.SCAM, until=NOON + timedelta(days=7))


def reported(person: Person) -> Item:
    return Item(Queue.REPORTS, open_case(f"board.ad:{make_ad(person).pk}").pk)


@pytest.mark.parametrize("rank", Rank)
def test_those_who_review_are_suspended_only_from_above(maya: Person, rank: Rank) -> None:
    of = make_person("Nia")
    make_steward(of, rank, at=NOON)
    item = reported(of)
    if rank < Rank.SENIOR:
        assert propose(item, SUSPEND, by=maya.steward, at=NOON)
    else:
        with pytest.raises(OutOfRank, match="higher rank"):
            propose(item, SUSPEND, by=maya.steward, at=NOON)


def test_page_says_why_somebody_is_not_suspended_and_keeps_what_was_typed(
    mo: Person, maya: Person
) -> None:
    item, client = reported(maya), Client()
    client.force_login(mo)
    typed = {"choice": "suspend", "policy": "scam", "days": "7", "words": "Asked for a deposit"}
    answer = client.post(f"/review/reports/{item.number}/choice/", typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "only somebody of a higher rank" in page
    assert "Asked for a deposit" in page


def test_suspended_steward_does_not_review_until_it_is_over(mo: Person) -> None:
    now = timezone.now()
    suspend(mo, since=now, days=7)
    assert steward_of(Person.objects.get(pk=mo.pk)) is None
    mo.suspended_until = now - timedelta(seconds=1)
    assert steward_of(mo)


def test_nobody_decides_about_what_they_reported_while_others_could(
    alice: Person, mo: Person, maya: Person
) -> None:
    item = reported(alice)
    Report.objects.filter(case=item.number).update(person=mo)
    assert item not in next_items(mo.steward, NOON)
    assert not may_decide(mo.steward, item, NOON)
    assert item in next_items(maya.steward, NOON)
    maya.steward.declines = ["reports"]
    maya.steward.save()
    assert item in next_items(mo.steward, NOON)


def test_things_are_hidden_for_children_only_so_often_in_an_hour(mo: Person, alice: Person) -> None:
    client = Client()
    client.force_login(mo)
    for _ in range(OPENING.times):
        OPENING.spend(str(mo.steward.pk))
    ad = held_ad(alice)
    subject = {"subject": f"board.ad:{ad.pk}"}
    answer = client.post("/review/children/opening/", subject, follow=True)
    assert "too often" in answer.content.decode()
    assert not ChildCase.objects.exists()
