"""What the contacts got, against what they should have got."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from benchmarks.meetings.sink import Taken
from lamppost.core.sealing import blind_tag
from lamppost.meetings.models import Alarm, Plan, PlanContact, Told
from lamppost.notices.models import Dispatch


@dataclass
class Judgement:
    """plans: that were armed. due: of these, whose ladder had to be climbed.

    waits: from the end of grace (or the forced check-in) until a contact had it: seconds.
    false: told of although the person had checked in in time. uncleared: contacts who were told
    and not told of the end. repeated: mails that came again under a name that had come before,
    of which a mailbox shows one. seen_twice: the same told again under another name.
    """

    plans: int = 0
    due: int = 0
    waits: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    uncleared: list[str] = field(default_factory=list)
    repeated: int = 0
    seen_twice: int = 0

    @property
    def is_kept(self) -> bool:
        failures = (self.missed, self.false, self.uncleared, self.seen_twice)
        return not any(failures)


def judge(
    mails: Collection[Taken], plans: Iterable[int], *, are_all_due: bool = False
) -> Judgement:
    """Of these plans, once nothing is on its way any more.

    are_all_due: nobody checked in before the guard had looked, so that all had to be climbed.
    """
    rows = list(Plan.objects.filter(pk__in=list(plans)))
    keys = keys_of(mails)
    found = Judgement(plans=len(rows))
    rungs, ends = _told_by(keys)
    first = dict(
        PlanContact.objects.filter(plan__in=rows, position=0).values_list("plan", "contact")
    )
    for plan in rows:
        told = rungs.get(plan.public_id, {})
        is_due = are_all_due or _is_due(plan)
        found.due += is_due
        if is_due and first[plan.pk] not in told:
            found.missed.append(plan.public_id)
        elif is_due:
            found.waits.append(told[first[plan.pk]] - _fell_due(plan))
        if told and not is_due and not _is_close(plan):
            found.false.append(plan.public_id)
    ended = Told.objects.filter(alarm__plan__in=rows, alarm__ended__isnull=False)
    for public_id, contact in ended.values_list("alarm__plan__public_id", "contact"):
        if contact not in ends.get(public_id, set()):
            found.uncleared.append(f"{public_id}:{contact}")
    times = Counter(mail.message_id for mail in mails)
    found.repeated = sum(times.values()) - len(times)
    found.seen_twice = _seen_twice({key for key, _mail in keys})
    return found


def keys_of(mails: Iterable[Taken]) -> list[tuple[str, Taken]]:
    """The key of each mail's message, found by the name that the board made from it."""
    keys = Dispatch.objects.values_list("key", flat=True)
    tags = {blind_tag("urgent", key)[:32]: key for key in keys}
    return [(tags[mail.message_id.strip("<>").partition("@")[0]], mail) for mail in mails]


def _told_by(
    keys: Iterable[tuple[str, Taken]],
) -> tuple[dict[str, dict[int, float]], dict[str, set[int]]]:
    """By plan: the contacts whom a rung has reached, and when first; and whom the all-clear has."""
    rungs: dict[str, dict[int, float]] = {}
    clear: dict[str, set[int]] = {}
    for key, mail in keys:
        _meet, public_id, rest = key.split(":", 2)
        # telling/: "clear.<number>.<contact>", and ladder.Rung.key; prompts are a person's own.
        kind, *numbers = rest.split(".")
        if kind == "clear":
            clear.setdefault(public_id, set()).add(int(numbers[1]))
        elif kind.isdecimal():
            rungs.setdefault(public_id, {}).setdefault(int(numbers[1]), mail.at)
    return rungs, clear


def _seen_twice(keys: Collection[str]) -> int:
    """Different messages that tell a contact the same of the same plan by the same way."""
    told = Counter(_without_number(key) for key in keys)
    return sum(told.values()) - len(told)


def _without_number(key: str) -> str:
    """A climb that was begun twice for nothing would have another number."""
    meet, public_id, rest = key.split(":", 2)
    return f"{meet}:{public_id}:{_NUMBER.sub('', rest)}"


_NUMBER = re.compile(r"^(?:clear\.)?\d+\.(?=\d)")


def _is_due(plan: Plan) -> bool:
    """Whether somebody had to be told. Of those who checked in themselves nobody has to."""
    return plan.closed is None or plan.is_forced


def _is_close(plan: Plan) -> bool:
    """Checked in after the end of grace: told or not, both are right."""
    return plan.closed is not None and plan.closed.timestamp() > _end(plan)


def _fell_due(plan: Plan) -> float:
    if plan.closed and plan.is_forced:
        return min(plan.closed.timestamp(), _end(plan))
    return _end(plan)


def _end(plan: Plan) -> float:
    return plan.due.timestamp() + plan.grace_secs


def waiting() -> int:
    """Messages that should have gone by now."""
    due = Dispatch.objects.filter(state=Dispatch.State.WAITING)
    return due.filter(written__lte=timezone.now()).count()


def behind() -> int:
    """Plans and alarms that the guard should have seen to by now."""
    now = timezone.now()
    return (
        Plan.objects.filter(look_at__lte=now).count()
        + Alarm.objects.filter(look_at__lte=now).count()
    )
