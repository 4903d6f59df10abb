"""What a note asks, done; and what is to be thought of the templates that it changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from lamppost.screening.campaigns.kept.cutting import cut
from lamppost.screening.campaigns.kept.growing_anew import grow_anew
from lamppost.screening.campaigns.kept.keeper import Keeper, Kept
from lamppost.screening.campaigns.kept.sql import run
from lamppost.screening.campaigns.kept.state import current, locked
from lamppost.screening.campaigns.kept.thinking import think_about, to_think_about
from lamppost.screening.campaigns.values import Member
from lamppost.screening.models import CampaignNote, CampaignState, CampaignTemplate

_TAKE = "DELETE FROM screening_campaignnote WHERE id = %s AND is_later = %s"
_PUT_OFF = "UPDATE screening_campaignnote SET is_later = %s WHERE id = %s AND is_later = %s"
_AT_ONCE = 200
_keeper = Keeper()


def work_off(note: CampaignNote, member: Member | None, now: datetime) -> None:
    """Does what a note asks, once: whoever comes second finds it gone."""
    with _at_work() as state:
        if not _take(note, state):
            return
        kept = _keeper.ready(state, now)
        if note.template:
            grow_anew(kept, note.template)
        elif member is None:
            _remove(kept, note.subject)
        else:
            _place(kept, member)


def think_again(now: datetime) -> int:
    """Scores templates that have changed, each in a transaction of its own; gives how many.

    What is due stands in their rows: nothing is lost if this is killed.
    """
    numbers = to_think_about(current().slot, _AT_ONCE)
    for number in numbers:
        with _at_work() as state:
            think_about(number, now, _keeper.ready(state, now).places)
    return len(numbers)


@contextmanager
def _at_work() -> Iterator[CampaignState]:
    try:
        with locked() as state:
            yield state
    except BaseException:
        _keeper.forget()
        raise


def _take(note: CampaignNote, state: CampaignState) -> bool:
    """While a rebuild is at work it keeps the note: its new slot has to hear of it, too."""
    is_ours = not note.template or _is_in(note.template, state.slot)
    if state.building and not (note.template and is_ours):
        return bool(run(_PUT_OFF, [True, note.pk, False])) and is_ours
    return bool(run(_TAKE, [note.pk, False])) and is_ours


def _is_in(template: int, slot: int) -> bool:
    return CampaignTemplate.objects.filter(pk=template, slot=slot).exists()


def _place(kept: Kept, member: Member) -> None:
    if kept.store.template_of(member.id) is not None:
        if kept.store.is_unchanged(member):
            return
        _remove(kept, member.id)
    kept.engine.place(member)


def _remove(kept: Kept, subject: str) -> None:
    for template in cut([subject]):
        grow_anew(kept, template)
