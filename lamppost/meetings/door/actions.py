"""Opening a door code, entering the other's, and forgetting old ones."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from hmac import compare_digest

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.sealing import seal, unseal
from lamppost.meetings.door.questions import code_of, day_for, is_shut
from lamppost.meetings.models import DoorCode
from lamppost.people.models import Person
from lamppost.relay.actions import confirm_met
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import nothing_passes, other_side, person_of

LENGTH = 4
# Of 10,000 codes: whoever guesses all day long still finds one in a day out of eighty.
MOST_TRIES, TRIES_PER = 5, timedelta(hours=1)
_KEPT = timedelta(days=2)  # the day, and the night after it


class DoorRefused(Refused):
    """Digits that open nothing."""

    code = "door_refused"


def open_door(side: Side, *, by: Person, at: datetime) -> DoorCode:
    """Digits for both, for today; those that there are already if either has opened it."""
    with transaction.atomic():
        _wait_for_turn(side)
        day = day_for(side.conversation, at)
        own = _code(side, by, day)
        DoorCode.objects.filter(pk=own.pk, asked=None).update(asked=at)
        other = person_of(other_side(side))
        # Where nothing passes, the other is offered nothing, and the page looks the same.
        if other and not nothing_passes(side):
            _code(side, other, day)
    own.refresh_from_db()
    return own


def enter_digits(side: Side, digits: str, *, by: Person, at: datetime) -> bool:
    """The other's, as they told them; True once both have entered them rightly.

    Raises DoorRefused, and says in it no more than that they are wrong.
    """
    own, other = _codes_for(side, by, at)
    digits = "".join(digits.split())
    if not (len(digits) == LENGTH and digits.isascii() and digits.isdigit()):
        raise DoorRefused(_("Enter the four digits that the other one tells you."))
    if compare_digest(digits, unseal(own.digits)):
        raise DoorRefused(_("These are your own digits. Enter those that the other one tells you."))
    # Before they are compared, and kept whatever comes of it: of two tries at once both count.
    if own.entered is None and not _spend_try(own, at):
        raise DoorRefused(_("Those were too many wrong digits. Try again in an hour."))
    if other is None or nothing_passes(side) or not compare_digest(digits, unseal(other.digits)):
        raise DoorRefused(_("These are not the digits of the other one. Ask for them again."))
    return _confirm(side, own, by=by, at=at)


def forget_old_doors(now: datetime) -> int:
    """Deletes the codes whose day is over, and the night after it."""
    before = timezone.localdate(now) - _KEPT
    return DoorCode.objects.filter(day__lte=before).delete()[0]


def _codes_for(side: Side, person: Person, at: datetime) -> tuple[DoorCode, DoorCode | None]:
    if is_shut(side):
        raise DoorRefused(_("This conversation has ended."))
    day = day_for(side.conversation, at)
    own = code_of(side.conversation, person, day)
    if own is None:
        raise DoorRefused(_("There are new digits for today. Open the door code again."))
    other = person_of(other_side(side))
    return own, code_of(side.conversation, other, day) if other else None


def _code(side: Side, person: Person, day: date) -> DoorCode:
    those = DoorCode.objects.filter(conversation=side.conversation, day=day)
    taken = {unseal(code.digits) for code in those}
    code, _is_new = those.get_or_create(
        conversation=side.conversation,
        person=person,
        day=day,
        defaults={"digits": seal(_digits_unlike(taken))},
    )
    return code


def _digits_unlike(taken: set[str]) -> str:
    """Were both alike, each would open the door with their own."""
    while (digits := f"{secrets.randbelow(10**LENGTH):0{LENGTH}}") in taken:
        pass
    return digits


def _spend_try(own: DoorCode, at: datetime) -> bool:
    mine = DoorCode.objects.filter(pk=own.pk)
    is_anew = Q(first_try=None) | Q(first_try__lte=at - TRIES_PER)
    if mine.filter(is_anew).update(first_try=at, tries=1):
        return True
    return bool(mine.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1))


def _confirm(side: Side, own: DoorCode, *, by: Person, at: datetime) -> bool:
    with transaction.atomic():
        _wait_for_turn(side)
        if not DoorCode.objects.filter(pk=own.pk, entered=None).update(entered=at):
            return _have_both(own)
        if not _have_both(own):
            return False
        began = timezone.localdate(side.conversation.began)
        confirm_met(side, max(own.day, began), by=by, at=at)
    return True


def _have_both(own: DoorCode) -> bool:
    those = DoorCode.objects.filter(conversation=own.conversation_id, day=own.day)
    return not those.filter(entered=None).exists()


def _wait_for_turn(side: Side) -> None:
    """Should both come at the same moment, the second waits here and finds what the first did.
    Raises DoorRefused if the conversation has ended meanwhile."""
    turn = Conversation.objects.select_for_update().filter(pk=side.conversation_id)
    if turn.get().state != Conversation.State.OPEN:
        raise DoorRefused(_("This conversation has ended."))
