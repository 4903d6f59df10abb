"""What the other board says, put into our rows, and what we answer."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from django.conf import settings
from django.db import transaction

from lamppost.meetings.house import houses
from lamppost.meetings.house.messages import Answer, Change, Done, Listed, Said
from lamppost.meetings.models import Guarded, House
from lamppost.notices.models import Dispatch
from lamppost.notices.urgent.writing import withdraw

DONE_AT_A_TIME = 200
_AT_A_TIME = 500  # what a query names


def hear(said: Said, *, at: datetime) -> Answer:
    """Takes over what has changed there; a board that guards again goes on by itself."""
    with transaction.atomic():
        if said.is_guarding:
            House.objects.filter(pk=settings.SECOND_HOUSE).update(heard=at)
            _stop(at)
        for ref, mark in said.known.items():
            Guarded.objects.filter(ref=ref).update(returned=mark)
        held = {change.ref: _take_over(change, at) for change in said.changes}
        unlike = _compare(said.listed) if said.listed else ()
    return Answer(at, houses.is_guarding(at), held, unlike, tuple(_done()))


def about(row: Guarded) -> str:
    return f"meetings.house:{row.pk}"


def mark_of(row: Guarded) -> str:
    """Names what was done for one plan."""
    done = [row.sent, str(row.taken), row.taken_by, str(row.put_down)]
    return hashlib.blake2b(json.dumps(done).encode(), digest_size=16).hexdigest()


def _take_over(change: Change, at: datetime) -> int:
    """The version that is here then. A newer one stays."""
    row = Guarded.objects.select_for_update().filter(ref=change.ref).first()
    if row and row.version > change.version:
        return row.version
    if change.ends is None:
        return _let_go(row, change.version, at) if row else change.version
    row = row or Guarded(ref=change.ref)
    if row.pk and row.returned == mark_of(row):
        # All that we did is known there, and stands in the package or has been overtaken.
        row.taken = row.taken_by = row.put_down = None
        row.downs = 0
    row.version, row.ends, row.package = change.version, change.ends, change.package
    row.is_orphan = False
    row.look_at = None if change.rests or row.taken else row.put_down or change.ends
    row.save()
    return row.version


def _let_go(row: Guarded, version: int, at: datetime) -> int:
    withdraw(about(row), at=at)
    if row.sent and row.returned != mark_of(row):
        # Whoever was told from here must hear that all is clear: kept until it is known there.
        row.look_at, row.is_orphan, row.stopped = None, False, row.stopped or at
        row.save()
        return row.version
    row.delete()
    return version


def _compare(listed: Listed) -> tuple[str, ...]:
    """What is missing or old here. What is known here alone is climbed when its time has come:
    that board was put back from an old backup, or began anew, and cannot do it."""
    rows = Guarded.objects.filter(ref__gte=listed.first)
    if listed.until:
        rows = rows.filter(ref__lt=listed.until)
    here = dict(rows.values_list("ref", "version"))
    orphans = [ref for ref in here if ref not in listed.held]
    for start in range(0, len(orphans), _AT_A_TIME):
        rows.filter(ref__in=orphans[start : start + _AT_A_TIME]).update(is_orphan=True)
    for row in rows.filter(is_orphan=True):
        if row.ref in listed.held:
            Guarded.objects.filter(pk=row.pk).update(is_orphan=False)
    return tuple(ref for ref, version in listed.held.items() if here.get(ref, -1) < version)


def _stop(at: datetime) -> None:
    rows = Guarded.objects.filter(climbed__isnull=False, stopped=None, is_orphan=False)
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), _AT_A_TIME):
        some = rows.select_for_update().filter(pk__in=ids[start : start + _AT_A_TIME])
        _stop_some(list(some), at)


def _stop_some(rows: list[Guarded], at: datetime) -> None:
    """What waits is not sent by us any more, and forgotten as if it had never been written: if
    that board falls silent again, it is climbed again."""
    messages = Dispatch.objects.filter(about__in=[about(row) for row in rows])
    messages.filter(state__in=[Dispatch.State.WAITING, Dispatch.State.WITHDRAWN]).delete()
    gone = set(messages.filter(state=Dispatch.State.SENT).values_list("key", flat=True))
    for row in rows:
        row.sent = [[key, contact] for key, contact in row.sent if key in gone]
        row.look_at = None if row.taken else row.put_down or row.ends
        row.stopped = at
    Guarded.objects.bulk_update(rows, ["sent", "look_at", "stopped"])


def _done() -> list[Done]:
    rows = Guarded.objects.filter(climbed__isnull=False, is_orphan=False, stopped__isnull=False)
    done = []
    for row in rows.order_by("pk").iterator():
        mark = mark_of(row)
        if row.returned != mark:
            keys = tuple((key, contact) for key, contact in row.sent)
            who = row.taken_by, row.taken, row.put_down, row.downs
            done.append(Done(row.ref, mark, keys, *who))
        if len(done) == DONE_AT_A_TIME:
            break
    return done
