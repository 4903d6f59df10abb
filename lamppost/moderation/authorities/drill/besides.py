"""Rows that lead to a person against the direction of the keys: nothing in the table says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from lamppost.board.alerts.models import Subscriber
from lamppost.board.models import Photo
from lamppost.core.sealing import Unreadable, unseal
from lamppost.moderation.authorities.drill.walking import Besides, Found, Key, in_pieces, keys_of
from lamppost.moderation.models import (
    AuthorityRequest,
    CampaignReview,
    Claim,
    Opinion,
    Proposal,
    Report,
)
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.reports.records import sender_of
from lamppost.notices.models import Device, Notice, Push
from lamppost.people.models import Person
from lamppost.people.own_belongings import sessions_that_know
from lamppost.relay.models import Conversation, LetterPhoto
from lamppost.relay.screened import hashed_as
from lamppost.screening.models import CampaignTemplate, HashedPhoto

# What the numbers of each queue count.
_ITEMS = {
    Queue.ADS: "board.Ad",
    Queue.LETTERS: "relay.Letter",
    Queue.REPORTS: "moderation.Case",
    Queue.APPEALS: "moderation.Appeal",
    Queue.OPINIONS: "moderation.Opinion",
    Queue.CAMPAIGNS: "screening.CampaignTemplate",
    Queue.CHILDREN: "moderation.ChildCase",
}


def _within(found: Found, label: str, lookup: str, rows: QuerySet[Any]) -> Iterator[Key]:
    for piece in in_pieces(found.keys(label)):
        yield from keys_of(rows.filter(**{f"{lookup}__in": piece}))


def _conversations(found: Found) -> Iterator[Key]:
    return _within(found, "relay.Side", "sides", Conversation.objects.all())


def _templates(found: Found) -> Iterator[Key]:
    members = "screening.CampaignMember"
    return _within(found, members, "members", CampaignTemplate.objects.all())


def _devices(found: Found) -> Iterator[Key]:
    return _within(found, "board.Subscriber", "subscribers", Device.objects.all())


def _pushes(found: Found) -> Iterator[Key]:
    return _within(found, "notices.Device", "device", Push.objects.all())


def _campaign_reviews(found: Found) -> Iterator[Key]:
    templates = "screening.CampaignTemplate"
    return _within(found, templates, "template", CampaignReview.objects.all())


def _requests(found: Found) -> Iterator[Key]:
    return _within(found, "moderation.AskedAbout", "about", AuthorityRequest.objects.all())


def _hashes(found: Found) -> Iterator[Key]:
    yield from _within(found, "screening.PhotoHolder", "holders", HashedPhoto.objects.all())
    for model, named in ((Photo, str), (LetterPhoto, hashed_as)):
        for piece in in_pieces(found.keys(model._meta.label)):
            digests = model._base_manager.filter(pk__in=piece).values_list("digest", flat=True)
            yield from keys_of(HashedPhoto.objects.filter(digest__in=map(named, digests)))


def _mails(found: Found) -> Iterator[Key]:
    return keys_of(Notice.objects.filter(address__in=sorted(found.addresses)))


def _subscribers(found: Found) -> Iterator[Key]:
    """Alerts that were asked for with an address alone."""
    return keys_of(Subscriber.objects.filter(address__in=sorted(found.addresses)))


def _sessions(found: Found) -> Iterator[Key]:
    for person in Person.objects.filter(pk__in=found.keys("people.Person")):
        yield from sessions_that_know(person)


def _reports(found: Found) -> Iterator[Key]:
    """Those made without an account, from one of the addresses: by a mark of it, and, since the
    board could be made to, by opening each that is sealed."""
    if not found.addresses:
        return
    yield from keys_of(Report.objects.filter(sender__in=map(sender_of, sorted(found.addresses))))
    for number, sealed in Report.objects.exclude(address=b"").values_list("pk", "address"):
        try:
            if unseal(sealed) in found.addresses:
                yield number
        except Unreadable:
            continue  # sealed with a key that is gone: nobody can be made to read it


def _of_queues(model: type[Claim | Proposal | Opinion], found: Found) -> Iterator[Key]:
    for queue, label in _ITEMS.items():
        # A template ends what is looked for; that somebody works on it is found all the same.
        keys = found.keys(label) if queue == Queue.CAMPAIGNS else found.rows.get(label, ())
        for piece in in_pieces(keys):
            yield from keys_of(model._base_manager.filter(Q(queue=queue.value, number__in=piece)))


# By the account alone: asked once, since each looks through a whole table.
FIRST: Besides = {
    "notices.Notice": _mails,
    "board.Subscriber": _subscribers,
    "sessions.Session": _sessions,
    "moderation.Report": _reports,
}
# By what was found so far: asked again as long as there is more.
BESIDES: Besides = {
    "relay.Conversation": _conversations,
    "screening.CampaignTemplate": _templates,
    "screening.HashedPhoto": _hashes,
    "notices.Device": _devices,
    "notices.Push": _pushes,
    "moderation.CampaignReview": _campaign_reviews,
    "moderation.AuthorityRequest": _requests,
    "moderation.Claim": lambda found: _of_queues(Claim, found),
    "moderation.Proposal": lambda found: _of_queues(Proposal, found),
    "moderation.Opinion": lambda found: _of_queues(Opinion, found),
}
