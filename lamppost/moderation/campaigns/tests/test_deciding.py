"""A campaign is decided about as one thing, and each of its posters for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django_tasks.base import Task

from lamppost.board.actions import release_ad
from lamppost.board.models import Ad, State
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling, decisions_about
from lamppost.journal.models import Decision, Line
from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.campaigns.deciding import NotForCampaigns, decide_campaign
from lamppost.moderation.campaigns.jobs import decide_ads
from lamppost.moderation.campaigns.reviews import hear_of_new_number, review_of
from lamppost.moderation.models import CampaignReview, Choice
from lamppost.moderation.queue.tests.cast import at, campaign_of, held_ad, listed
from lamppost.people.models import Person
from lamppost.screening.actions import keep
from lamppost.screening.campaigns.kept.showing import NoSuchCampaign
from lamppost.screening.models import CampaignTemplate, Screening
from lamppost.screening.verdict import Finding, Screened, Verdict
from lamppost.testing import NOON, make_ad

WORDS = "Please post each room once."


@pytest.fixture
def ads(alice: Person, bob: Person, carol: Person) -> list[Ad]:
    return [make_ad(person, f"Room {n}") for n, person in enumerate((alice, bob, carol))]


@pytest.fixture
def campaign(ads: list[Ad]) -> CampaignTemplate:
    return campaign_of(*ads)


def states(ads: Sequence[Ad]) -> list[str]:
    found = dict(Ad.objects.filter(pk__in=[ad.pk for ad in ads]).values_list("pk", "state"))
    return [found[ad.pk] for ad in ads]


@pytest.fixture(autouse=True)
def _work_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every job runs, and then once more: its worker was killed before it could say so."""

    def twice(task: Any, *args: Any) -> None:
        task.call(*args)
        task.call(*args)

    monkeypatch.setattr(Task, "enqueue", twice)


def test_each_poster_gets_a_decision_of_their_own_with_the_reasons(
    ads: list[Ad], campaign: CampaignTemplate, mo: Person
) -> None:
    decide_campaign(campaign.pk, Choice.REMOVE, by=mo, at=NOON, policy=Policy.SPAM, words=WORDS)
    assert states(ads) == ["removed"] * 3
    for ad in ads:
        (decision,) = decisions_about(ad)
        assert (decision.done, decision.policy, decision.by) == ("remove", "spam", name_of(mo))
        assert decision.person == name_of(ad.persona.person)
        assert WORDS in decision.reasons
        assert not decision.is_automated
    campaign.refresh_from_db()
    assert (campaign.look_by, campaign.looked_size) == (None, 3)
    assert campaign.held_until == NOON + timedelta(days=365)
    assert Line.objects.filter(act="campaign.removed", by=name_of(mo)).count() == 1


def test_what_is_held_as_one_waits_as_one_and_is_let_go_as_one(
    ads: list[Ad], campaign: CampaignTemplate, mo: Person, alice: Person
) -> None:
    other = held_ad(alice, hours=2)
    campaign_of(other, hours=8)
    decide_campaign(campaign.pk, Choice.HOLD, by=mo, at=NOON)
    assert states(ads) == ["held"] * 3
    # The three stand there as one; what a check holds sooner than its campaign, for itself.
    assert f"campaigns:{campaign.pk}" in listed(mo)
    assert [one for one in listed(mo) if one.startswith("ads:")] == [f"ads:{other.pk}"]
    decide_campaign(campaign.pk, Choice.ALLOW, by=mo, at=at(1))
    assert states(ads) == ["live"] * 3
    assert f"campaigns:{campaign.pk}" not in listed(mo)
    review = review_of(campaign.pk)
    assert review
    assert (review.is_allowed, review.size, review.by) == (True, 3, name_of(mo))


def test_allowing_leaves_what_is_held_for_another_reason(mo: Person, alice: Person) -> None:
    held = held_ad(alice)
    other = campaign_of(held, make_ad(alice))
    keep(
        Screened(Verdict.WATCH, (Finding("campaign", "7 accounts"),), {"campaign": 1}),
        held,
        at=NOON,
    )
    decide_campaign(other.pk, Choice.ALLOW, by=mo, at=NOON)
    assert states([held]) == ["held"]
    assert Screening.objects.get().outcome == Screening.Outcome.OVERTURNED


def test_what_was_undone_for_one_poster_is_not_done_again_by_a_late_job(
    ads: list[Ad], campaign: CampaignTemplate, mo: Person, maya: Person
) -> None:
    decide_campaign(campaign.pk, Choice.HOLD, by=mo, at=NOON)
    ad = Ad.objects.get(pk=ads[0].pk)
    release_ad(ad, Ruling(), by=maya, at=at(1))
    decide_ads.call(
        [name_of(ad)], Choice.HOLD.value, Policy.CHECK.value, "", "", mo.pk, NOON.isoformat()
    )
    assert states(ads) == ["live", "held", "held"]


def test_ads_that_were_taken_down_or_erased_meanwhile_are_passed_over(
    ads: list[Ad], campaign: CampaignTemplate, mo: Person
) -> None:
    Ad.objects.filter(pk=ads[0].pk).update(state=State.CLOSED)
    Ad.objects.filter(pk=ads[1].pk).delete()
    decide_campaign(campaign.pk, Choice.REMOVE, by=mo, at=NOON)
    assert states([ads[0], ads[2]]) == ["closed", "removed"]
    assert Decision.objects.filter(done=Done.REMOVE).count() == 1


def test_campaign_that_is_gone_or_a_choice_that_is_none_is_refused(
    campaign: CampaignTemplate, mo: Person
) -> None:
    with pytest.raises(NoSuchCampaign):
        decide_campaign(campaign.pk + 1, Choice.HOLD, by=mo, at=NOON)
    with pytest.raises(NotForCampaigns):
        decide_campaign(campaign.pk, Choice.SUSPEND, by=mo, at=NOON)
    assert not CampaignReview.objects.exists()


def test_review_goes_with_the_campaign_to_its_new_number(
    campaign: CampaignTemplate, mo: Person
) -> None:
    decide_campaign(campaign.pk, Choice.ALLOW, by=mo, at=NOON)
    hear_of_new_number(campaign.pk, 900)
    review = review_of(900)
    assert review
    assert review.is_allowed
    CampaignReview.objects.create(template=901, size=1, by="x", at=at(1), is_allowed=False)
    hear_of_new_number(901, 900)
    (review,) = CampaignReview.objects.all()
    assert (review.template, review.is_allowed) == (900, False)
    hear_of_new_number(5, 6)
