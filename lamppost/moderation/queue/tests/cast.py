"""Things that wait, past whatever would have led to it. Hours are from NOON on."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.db.models import Model

from lamppost.board.models import Ad, State
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.models import (
    Appeal,
    Case,
    ChildCase,
    Choice,
    Opinion,
    Proposal,
    Report,
    Steward,
)
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import listing_for
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.relay.tests.cast import answer, put_in_state, say
from lamppost.screening.campaigns.kept.state import current
from lamppost.screening.models import CampaignMember, CampaignTemplate
from lamppost.testing import NOON, make_ad

_keys = count(1)


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def held_ad(person: Person, *, hours: float = 24, title: str = "Blue kettle") -> Ad:
    ad = make_ad(person, title, state=State.HELD)
    Ad.objects.filter(pk=ad.pk).update(look_by=at(hours))
    return ad


def held_letter(alice: Person, bob: Person, *, hours: float = 24) -> Letter:
    """Of bob's, about an ad of alice's."""
    letter = say(answer(make_ad(alice), bob), bob, "Is it blue?")
    put_in_state(Letter.State.HELD, Letter.objects.filter(pk=letter.pk))
    Letter.objects.filter(pk=letter.pk).update(look_by=at(hours))
    return letter


def case_of(thing: Model | str, *kinds: str, hours: float = 24, reach: int = 0) -> Case:
    case = Case.objects.create(subject=name_of(thing), opened=NOON, look_by=at(hours), reach=reach)
    for kind in kinds or ("spam",):
        Report.objects.create(case=case, kind=kind, at=NOON, key=f"key-{next(_keys)}")
    return case


def appeal_of(ad: Ad, *, by: Person, hours: float = 24) -> Appeal:
    """Against a refusal by somebody who reviews."""
    decision = write_decision(
        Done.REFUSE, ad, Ruling(policy=Policy.SCAM), by=by, at=NOON, person=ad.persona.person
    )
    return Appeal.objects.create(
        decision=decision, first_by=name_of(by), words="No", at=NOON, look_by=at(hours)
    )


def proposal_on(item: Item, *, by: Person, **given: Any) -> Proposal:
    return Proposal.objects.create(
        queue=item.queue.value,
        number=item.number,
        by=name_of(by),
        at=NOON,
        counts_from=at(0.1),
        choice=Choice.REFUSE,
        policy=Policy.SCAM,
        **given,
    )


def opinion_on(item: Item, thing: Model, *, first: Person, hours: float = 24) -> Opinion:
    return Opinion.objects.create(
        queue=item.queue.value,
        number=item.number,
        subject=name_of(thing),
        why=Opinion.Why.SERIOUS,
        asked=NOON,
        look_by=at(hours),
        first=proposal_on(item, by=first, state=Proposal.State.COMPARED),
    )


def campaign_of(*ads: Ad, hours: float = 8) -> CampaignTemplate:
    """Flagged, and nobody has looked at it."""
    slot = current().slot
    kept = CampaignTemplate.objects.create(
        slot=slot, body=b"", first=b"", size=len(ads), is_flagged=True, look_by=at(hours)
    )
    for ad in ads:
        CampaignMember.objects.create(
            slot=slot,
            subject=name_of(ad),
            template=kept,
            account=name_of(ad.persona.person),
            codes=b"",
            place=str(ad.place_id),
            since=NOON,
        )
    return kept


def child_case_of(thing: Model, *, hours: float = 1, person: Person | None = None) -> ChildCase:
    name = name_of(thing)
    return ChildCase.objects.create(
        subject=name,
        number=thing.pk,
        person=name_of(person) if person else "",
        source="report",
        opened=NOON,
        opened_by="screening",
        look_by=at(hours),
    )


def steward(person: Person) -> Steward:
    return Steward.objects.select_related("person").get(person=person)


def listed(person: Person, now: datetime = NOON, *, only: Queue | None = None) -> list[str]:
    """What the queue shows them: "ads:17"."""
    rows = listing_for(steward(person), now, only=only).rows
    return [str(row.item) for row in rows]
