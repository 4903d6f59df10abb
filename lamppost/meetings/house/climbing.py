"""Climbing for the other board: it is silent, and the end of grace has passed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from lamppost.core.sealing import Unreadable
from lamppost.meetings.house import houses, links
from lamppost.meetings.house.hearing import about
from lamppost.meetings.house.packages import Package, ToTell, WayThere, open_package
from lamppost.meetings.house.words import to_the_page
from lamppost.meetings.ladder import Climb, Rung, Why, next_rung, rungs_due
from lamppost.meetings.models import Guarded
from lamppost.notices.models import Channel
from lamppost.notices.urgent.writing import Urgent, write_urgent

logger = logging.getLogger(__name__)

BATCH = 100  # for SQLite's one lock, as the guard's
WANTED = timedelta(hours=24)
KEPT = timedelta(hours=76)  # longer than the other board says that it needs us
# The other board lists all its plans every minute: one left out by a mischance is in the next.
ORPHANS_WAIT = timedelta(minutes=2)
_AGAIN = timedelta(minutes=1)


def climb_for_other(now: datetime, *, does_answer: Callable[[], bool]) -> int:
    """For how many plans a rung was climbed. does_answer: asks the other board itself, once."""
    house = houses.other_house()
    alone = due(now - ORPHANS_WAIT).filter(is_orphan=True)
    climbed = _climb_all(alone, now)
    if not houses.is_silent(house, now):
        return climbed
    silent = due(now).filter(is_orphan=False)
    # It may be that its messages alone do not arrive.
    if not silent.exists() or does_answer():
        return climbed
    return climbed + _climb_all(silent, now)


def due(now: datetime) -> QuerySet[Guarded]:
    return Guarded.objects.filter(look_at__lte=now)


def _climb_all(rows: QuerySet[Guarded], now: datetime) -> int:
    """Many in one transaction: of all that fall due at once the last is not told much later."""
    climbed = 0
    while True:
        with transaction.atomic():
            locked = rows.select_for_update(skip_locked=True).order_by("look_at")
            some = list(locked[:BATCH])
            urgents = [urgent for row in some for urgent in _climb(row, now)]
            write_urgent(urgents, at=now)
        climbed += len({urgent.about for urgent in urgents})
        if not some:
            return climbed


def _climb(row: Guarded, now: datetime) -> list[Urgent]:
    """Notes what is written; asked again it writes nothing new."""
    try:
        package = open_package(row.package)
    except (Unreadable, ValueError) as error:
        logger.error("package %s of the other board cannot be read: %s", row.pk, type(error))
        _look_again(row, now + _AGAIN)
        return []
    climb = climb_of(row, package)
    known = {key for key, _contact in row.sent} | {package.prefix + key for key in package.sent}
    rungs = rungs_due(climb, package.for_ladder, after=None, until=now)
    urgents = [(rung, _urgent(row, package, rung, now)) for rung in rungs]
    new = [(rung, urgent) for rung, urgent in urgents if urgent and urgent.key not in known]
    row.sent = [*row.sent, *([urgent.key, rung.contact] for rung, urgent in new if urgent)]
    if new:
        row.climbed, row.stopped = row.climbed or now, None
    _look_again(row, next_rung(climb, package.for_ladder, after=now))
    return [urgent for _rung, urgent in new if urgent]


def climb_of(row: Guarded, package: Package) -> Climb:
    """It starts anew when whoever took it on here cannot go on."""
    if row.put_down is None:
        return package.climb
    return Climb(Why.PUT_DOWN, row.put_down, package.climb.number + row.downs)


def _look_again(row: Guarded, at: datetime | None) -> None:
    row.look_at = at
    row.save(update_fields=["sent", "climbed", "stopped", "look_at"])


def _urgent(row: Guarded, package: Package, rung: Rung, now: datetime) -> Urgent | None:
    contact = package.contact(rung.contact)
    ways = contact.ways if contact else ()
    way = next((one for one in ways if one.number == rung.way), None)
    if contact is None or way is None:
        return None
    return Urgent(
        # As the other board would write it: whoever hears from both knows it for one message.
        key=package.prefix + rung.key,
        about=about(row),
        channel=Channel(way.channel),
        to=way.to,
        subject=contact.subject,
        body=_body(contact, way),
        link=_page(row, contact),
        rank=0,
        best_before=now + WANTED,
    )


def _body(contact: ToTell, way: WayThere) -> str:
    if way.channel == Channel.SMS:
        return contact.subject
    return f"{contact.body}\n\n{to_the_page()}"


def _page(row: Guarded, contact: ToTell) -> str:
    token = links.token_of(row, contact.number)
    return settings.BASE_URL + reverse("meetings:house_page", args=[token])


def forget_old(now: datetime) -> int:
    """Packages of a board that never came back, or of one that is not the second house any
    more, do not lie here for ever."""
    return Guarded.objects.filter(ends__lt=now - KEPT).delete()[0]
