"""A meeting of alice's, in two parts: until others are told of it, and until it is erased.

Run beside a board's files: `python -m tests.erased_story told|erased`. Prints, one a line in
hexadecimal digits, every sealed form that the words of it have had so far.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

import django
from django.core.management import call_command

WITH_WHOM, WHERE, WORDS = "Quentin-Zebedee", "under-the-Xanadu-bridge", "a-vermilion-Wartburg"
NEVER = "Ypsilanti-car-park"  # in a draft that was written anew before it was armed
SAID = (WITH_WHOM, WHERE, WORDS, NEVER)
HOUR = timedelta(hours=1)


def told() -> list[bytes]:
    """Arms a plan that nobody closes, until everybody has been told everything."""
    from lamppost.meetings.details import Details
    from lamppost.meetings.guarding.climb import look
    from lamppost.meetings.models import Plan
    from lamppost.meetings.plans.actions import arm_plan
    from lamppost.meetings.plans.drafts import write_draft
    from lamppost.meetings.tests.making import EVENING, SAFE, make_contact, new_plan
    from lamppost.notices.models import Dispatch
    from lamppost.testing import NOON, make_person

    alice = make_person("Alice")
    _choose(alice, SAFE)
    contacts = make_contact(alice), make_contact(alice, "Joe")
    drafted = Details(with_whom=WITH_WHOM, where=NEVER, words=WORDS)
    plan = write_draft(alice, new_plan(*contacts, details=drafted), at=NOON)
    assert plan
    sealed = [bytes(plan.details)]
    details = Details(with_whom=WITH_WHOM, where=WHERE, words=WORDS)
    plan = write_draft(alice, new_plan(*contacts, details=details), at=NOON, plan=plan)
    assert plan
    arm_plan(plan, at=NOON)
    for minutes in range(0, 300, 5):
        look(EVENING + timedelta(minutes=minutes))
        sealed += [bytes(row.words) for row in Dispatch.objects.all() if row.words]
        if minutes != 30:  # these are still on their way when it is closed
            _send(EVENING + timedelta(minutes=minutes))
    return [*sealed, bytes(Plan.objects.get().details)]


def erased() -> list[bytes]:
    """It is closed, all is clear, three days go by; the timetable's entries are run."""
    from lamppost.core.sqlite.forgetting import empty_log
    from lamppost.meetings.guarding.climb import look
    from lamppost.meetings.guarding.erasing import erase_due_plans
    from lamppost.meetings.models import Plan
    from lamppost.meetings.plans.actions import check_in
    from lamppost.meetings.tests.making import EVENING, SAFE

    closed = EVENING + 6 * HOUR
    check_in(Plan.objects.get(), SAFE, at=closed)
    for at in (closed, closed + HOUR, closed + 72 * HOUR):
        look(at)
        _send(at)
    erase_due_plans(closed + 72 * HOUR)
    assert empty_log()
    assert not bytes(Plan.objects.get().details)
    return []


def _choose(alice: object, safe: str) -> None:
    from lamppost.meetings.codes import choose_codes
    from lamppost.meetings.tests.making import FORCED
    from lamppost.testing import NOON

    choose_codes(alice, safe, FORCED, at=NOON)  # type: ignore[arg-type]


class _Letterbox:
    """A way that takes everything and keeps nothing."""

    def open(self) -> None:
        """Always open."""

    def send(self, message: object, *, now: datetime) -> None:
        """Gone."""

    def close(self) -> None:
        """As it was."""


def _send(at: datetime) -> None:
    from lamppost.notices.models import Channel
    from lamppost.notices.urgent import sending

    before = dict(sending.WAYS)
    sending.WAYS[Channel.MAIL] = _Letterbox
    try:
        sending.send_due(Channel.MAIL, at, limit=1_000)
    finally:
        sending.WAYS.update(before)


PARTS = {"told": told, "erased": erased}

if __name__ == "__main__":
    django.setup()
    call_command("createcachetable", database="cache", verbosity=0)
    for one in PARTS[sys.argv[1]]():
        sys.stdout.write(f"{one.hex()}\n")
