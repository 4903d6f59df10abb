"""Opening a second opinion, as what the first one chose comes to count."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.board.models import Ad, Photo, State
from lamppost.journal.actions import record
from lamppost.journal.decisions import Ruling, decisions_about
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation import effects
from lamppost.moderation.models import Choice, Opinion, Proposal, Rank, Steward
from lamppost.moderation.opinions.others import others_than, person_named
from lamppost.moderation.opinions.subjects import state_of, subject_of
from lamppost.moderation.queue.items import Queue
from lamppost.screening.rulings import LOOK_WITHIN

_RESTRICTING = frozenset({Choice.HOLD, Choice.REFUSE, Choice.REMOVE, Choice.SUSPEND})


def open_opinion(proposal: Proposal, why: str, *, at: datetime) -> Opinion | None:
    """Before anything that the first one chose takes effect. None for a sample that nobody else is
    there to look at.

    Serious and asked: nothing of it does until there is a second; what is up and is to be
    restricted is held meanwhile. A sample is looked at once more later, and as if it had not been.
    """
    if why == Opinion.Why.SAMPLE and not others_than(proposal.by).exists():
        return None
    with transaction.atomic():
        _close_samples(proposal, at)
        opinion = Opinion.objects.create(
            why=why, asked=at, look_by=at + LOOK_WITHIN, **_seen(proposal)
        )
        record("opinion.opened", opinion, by=proposal.by, at=at, why=why, about=opinion.subject)
        if why != Opinion.Why.SAMPLE:
            # A sample's first one is carried out as any other proposal is, by whoever asks here.
            Proposal.objects.filter(pk=proposal.pk).update(state=Proposal.State.COMPARED)
            _hold_meanwhile(proposal, opinion, at)
    return opinion


def _close_samples(proposal: Proposal, at: datetime) -> None:
    """One that came up again has changed since: the earlier look at it says nothing any more."""
    open_ones = Opinion.objects.filter(queue=proposal.queue, number=proposal.number)
    for sample in open_ones.filter(why=Opinion.Why.SAMPLE).exclude(state=Opinion.State.DONE):
        Opinion.objects.filter(pk=sample.pk).update(state=Opinion.State.DONE)
        record("opinion.lapsed", sample, by=proposal.by, at=at)


def _seen(proposal: Proposal) -> dict[str, object]:
    """What the page of the second is made from, so that it does not change with what came of the
    first: how the thing stood, and what had brought it up."""
    subject = subject_of(proposal.item)
    earlier = decisions_about(subject).filter(at__lt=proposal.at).first()
    reported = proposal.queue == Queue.REPORTS
    return {
        "queue": proposal.queue,
        "number": proposal.number,
        "subject": subject,
        "first": proposal,
        "group": group_of(proposal.by),
        "stood": state_of(subject),
        "rule": "" if reported or earlier is None else earlier.rule,
        "source": Source.REPORT if reported or earlier is None else earlier.source,
    }


def group_of(name: str) -> str:
    """Of somebody who reviews: the host is as experienced as there is."""
    person = person_named(name)
    rank = Steward.objects.filter(person=person).values_list("rank", flat=True).first()
    return Opinion.Group.SENIOR if rank and rank >= Rank.SENIOR else Opinion.Group.STEWARD


def _hold_meanwhile(proposal: Proposal, opinion: Opinion, at: datetime) -> None:
    """Only ads can be held that are up: a letter that was sent has been read, and a suspension
    before the second opinion would be what the second opinion is about."""
    ad = _ad_of(opinion.subject)
    by = person_named(proposal.by)
    if proposal.choice not in _RESTRICTING or ad is None or by is None or ad.state != State.LIVE:
        return
    ruling = Ruling(
        policy=Policy.CHECK,
        rule=opinion.rule,
        source=Source(opinion.source),
        reasons=_("A second person looks at it before anything is decided."),
    )
    effects.do(Done.HOLD, f"board.ad:{ad.pk}", ruling, by=by, at=at)


def _ad_of(subject: str) -> Ad | None:
    room, _colon, number = subject.partition(":")
    if room == "board.photo":
        photo = Photo.objects.select_related("ad").filter(pk=int(number)).first()
        return photo.ad if photo else None
    return Ad.objects.filter(pk=int(number)).first() if room == "board.ad" else None
