"""The row behind an item of the queue, what it is about, and whether it still waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lamppost.board.models import State
from lamppost.journal.actions import name_of
from lamppost.journal.models.decisions import Source
from lamppost.moderation.campaigns.deciding import RULE as CAMPAIGN_RULE
from lamppost.moderation.children.restricting import is_restricted
from lamppost.moderation.models import Appeal, Case, Opinion
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.reviewing.subjects import About, about
from lamppost.relay.models import Letter
from lamppost.screening.models import CampaignTemplate

Row = Case | Appeal | Opinion


@dataclass(frozen=True)
class Entry:
    """row: of a case, an appeal or an opinion. about: None where the thing is gone."""

    item: Item
    subject: str
    about: About | None
    look_by: datetime | None
    source: Source
    rule: str
    row: Row | None = None


def entry_of(item: Item) -> Entry | None:
    """None for what there is not, or what does not wait for anybody (any more); what may harm a
    child is looked at elsewhere."""
    read = _READERS.get(item.queue)
    entry = read(item) if read else None
    if entry and item.queue != Queue.APPEALS and is_restricted(entry.subject):
        return None
    return entry


def _ad(item: Item) -> Entry | None:
    return _held(item, "board.ad", State.HELD)


def _letter(item: Item) -> Entry | None:
    return _held(item, "relay.letter", Letter.State.HELD)


def _held(item: Item, room: str, state: str) -> Entry | None:
    found = about(f"{room}:{item.number}")
    if found is None or found.state != state:
        return None
    decision = getattr(found.thing, "decision", None)
    return Entry(
        item,
        found.subject,
        found,
        getattr(found.thing, "look_by", None),
        Source(decision.source) if decision else Source.OWN,
        decision.rule if decision else "",
    )


def _case(item: Item) -> Entry | None:
    case = Case.objects.filter(pk=item.number, state=Case.State.OPEN).first()
    if case is None:
        return None
    found = about(case.subject)
    return Entry(item, case.subject, found, case.look_by, Source.REPORT, "", case)


def _appeal(item: Item) -> Entry | None:
    open_ones = Appeal.objects.filter(state=Appeal.State.OPEN).select_related("decision")
    appeal = open_ones.filter(pk=item.number).first()
    if appeal is None:
        return None
    subject, rule = appeal.decision.subject, appeal.decision.rule
    return Entry(item, subject, about(subject), appeal.look_by, Source.APPEAL, rule, appeal)


def _campaign(item: Item) -> Entry | None:
    """About no single thing: its page is `moderation.campaigns.panel`."""
    waiting = CampaignTemplate.objects.filter(pk=item.number, look_by__isnull=False)
    template = waiting.first()
    if template is None:
        return None
    subject = name_of(template)
    return Entry(item, subject, None, template.look_by, Source.SCREENING, CAMPAIGN_RULE)


def _opinion(item: Item) -> Entry | None:
    """Of the thing, as the first saw it: of what they thought there is nothing in here."""
    waiting = Opinion.objects.exclude(state=Opinion.State.DONE).select_related("first", "second")
    opinion = waiting.filter(pk=item.number).first()
    if opinion is None:
        return None
    return Entry(
        item,
        opinion.subject,
        about(opinion.subject),
        opinion.look_by,
        Source(opinion.source),
        opinion.rule,
        opinion,
    )


_READERS: dict[Queue, Callable[[Item], Entry | None]] = {
    Queue.ADS: _ad,
    Queue.LETTERS: _letter,
    Queue.REPORTS: _case,
    Queue.CAMPAIGNS: _campaign,
    Queue.APPEALS: _appeal,
    Queue.OPINIONS: _opinion,
}
