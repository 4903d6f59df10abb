"""A decision about all ads of a template.

Each of its posters gets a decision of their own, with reasons, and can object to it alone. Ads
that come to the template later are not decided about: it is asked about again when it has grown
by half.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of, record
from lamppost.journal.decisions import Ruling
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.models import CampaignReview, Choice
from lamppost.people.models import Person
from lamppost.screening.campaigns.actions import hold_evidence, note_looked_at
from lamppost.screening.campaigns.kept.showing import NoSuchCampaign
from lamppost.screening.campaigns.kept.state import MADE_WITH
from lamppost.screening.campaigns.kept.thinking import findings
from lamppost.screening.models import CampaignMember, CampaignTemplate, Screening
from lamppost.screening.rulings import LOOK_WITHIN

# For as long as its posters can object, and it may have to be told what was seen.
EVIDENCE_KEPT = timedelta(days=365)
RULE = f"campaign@{MADE_WITH}"
CHOICES = {Choice.ALLOW: Done.RESTORE, Choice.HOLD: Done.HOLD, Choice.REMOVE: Done.REMOVE}
_ACTS = {Choice.ALLOW: "allowed", Choice.HOLD: "held", Choice.REMOVE: "removed"}
_BATCH = 50


class NotForCampaigns(Refused):
    code = "not_for_campaigns"


def decide_campaign(
    number: int,
    choice: Choice,
    *,
    by: Person,
    at: datetime,
    policy: Policy = Policy.CHECK,
    words: str = "",
    note: str = "",
) -> CampaignReview:
    """Writes down what was chosen, and has workers do it to each ad. Raises NoSuchCampaign."""
    from lamppost.moderation.campaigns.jobs import decide_ads

    if choice not in CHOICES:
        raise NotForCampaigns(_("All ads of a campaign are allowed, held or removed together."))
    with transaction.atomic():
        size = note_looked_at(number, again=_again(choice, at))
        if not size:
            raise NoSuchCampaign(_("There is no such campaign any more: it was found anew."))
        review, _is_new = CampaignReview.objects.update_or_create(
            template=number,
            defaults={
                "size": size,
                "by": name_of(by),
                "at": at,
                "is_allowed": choice == Choice.ALLOW,
            },
        )
        record(f"campaign.{_ACTS[choice]}", CampaignTemplate(pk=number), by=by, at=at, ads=size)
        subjects = _subjects(number)
        if choice == Choice.ALLOW:
            _clear(subjects, at)
        else:
            hold_evidence(number, until=at + EVIDENCE_KEPT)
        for start in range(0, len(subjects), _BATCH):
            some = subjects[start : start + _BATCH]
            decide_ads.enqueue(some, choice.value, policy.value, words, note, by.pk, at.isoformat())
    return review


def _again(choice: Choice, at: datetime) -> datetime | None:
    """What is held waits for a last word, still as one thing."""
    return at + LOOK_WITHIN if choice == Choice.HOLD else None


def _subjects(number: int) -> list[str]:
    members = CampaignMember.objects.filter(template=number).order_by("pk")
    return list(members.values_list("subject", flat=True))


def _clear(subjects: Sequence[str], at: datetime) -> None:
    """What the check had said of each of them was not borne out."""
    for start in range(0, len(subjects), _BATCH):
        some = subjects[start : start + _BATCH]
        open_ones = findings().filter(subject__in=some, outcome="")
        open_ones.update(outcome=Screening.Outcome.OVERTURNED, decided=at)


def ruling_for(choice: Choice, policy: Policy, words: str, note: str) -> Ruling:
    """What each poster is told: never how many others, or that anybody is accused."""
    sentences = [
        _(
            "Your ad reads like several others that came through several accounts. Somebody of "
            "this board has looked at them together."
        )
        if choice != Choice.ALLOW
        else _("Somebody of this board has looked at your ad. It stands as you wrote it."),
        words,
    ]
    return Ruling(
        policy=policy,
        rule=RULE,
        source=Source.SCREENING,
        facts="ads of one template, posted through several accounts, were looked at together",
        reasons="\n".join(filter(None, sentences)),
        note=note,
    )
