"""Putting lines into the chain once they are there for good, and signing its head once a day.

Not in the transaction that writes a line: the chain has one end, and everybody who writes would
wait for it. So a line lies outside of the chain for some seconds; triggers keep it as it is.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from lamppost.journal.chain import BEGINNING, head_text, next_digest
from lamppost.journal.lines import said_by
from lamppost.journal.models import Head, Link, Unlinked
from lamppost.journal.signing import can_sign, public_key, sign
from lamppost.journal.witness import write_witness

BATCH = 2_000
MOST_BATCHES = 10  # the watcher has other things to do; it comes back in seconds


def link_due(_now: datetime) -> int:
    """Puts the lines that are not in the chain yet behind its end; gives how many."""
    done = 0
    for _ in range(MOST_BATCHES):
        count = link_some()
        done += count
        if count < BATCH:
            break
    if done:
        write_witness()
    return done


def link_some() -> int:
    """One batch. Two at once do no harm: the second finds the places taken, and gives up."""
    try:
        with transaction.atomic():
            return _link_batch()
    except IntegrityError:
        return 0


def _link_batch() -> int:
    ids = list(Unlinked.objects.order_by("line_id").values_list("line_id", flat=True)[:BATCH])
    if not ids:
        return 0
    last = Link.objects.order_by("-position").first()
    position, digest = (last.position, bytes(last.digest)) if last else (0, BEGINNING)
    lines = said_by(ids)
    links = []
    for number in ids:
        if number not in lines:
            continue  # somebody has taken it out past the triggers: `verify` tells of the gap
        position, digest = position + 1, next_digest(digest, lines[number])
        links.append(Link(position=position, line_id=number, digest=digest))
    Link.objects.bulk_create(links, batch_size=300)
    Unlinked.objects.filter(line_id__in=[link.line_id for link in links]).delete()
    return len(links)


def sign_due(now: datetime) -> Head | None:
    """Signs what the chain came to, once for each day that has ended; None if that is done."""
    day = timezone.localdate(now) - timedelta(days=1)
    if not can_sign() or Head.objects.filter(day__gte=day).exists():
        return None
    last = Link.objects.order_by("-position").first()
    if last is None:
        return None
    signed = head_text(day.isoformat(), last.position, bytes(last.digest))
    try:
        with transaction.atomic():
            return Head.objects.create(
                day=day,
                position=last.position,
                digest=last.digest,
                key=public_key(),
                signature=sign(signed),
            )
    except IntegrityError:
        return None  # another watcher was first
