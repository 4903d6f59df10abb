"""Making campaigns anew in the slot that is not in use, while the board goes on in the other."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TypeVar

from lamppost.core.errors import Refused
from lamppost.screening.campaigns.engine import member_of
from lamppost.screening.campaigns.kept.board import places_of
from lamppost.screening.campaigns.kept.changing_over import change_over, empty
from lamppost.screening.campaigns.kept.keeper import Keeper
from lamppost.screening.campaigns.kept.state import current, locked
from lamppost.screening.campaigns.kept.thinking import note_score
from lamppost.screening.campaigns.values import Ad, Member
from lamppost.screening.models import CampaignNote, CampaignState, CampaignTemplate

Item = TypeVar("Item")

# Ads in one transaction: on SQLite everybody else who writes waits for it.
_AT_ONCE = 10


class AnotherRebuild(Refused):
    code = "another_rebuild"


class Rebuild:
    """One at a time: one that begins takes over from one that was killed, and from one that is
    still at work, which then stops."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._name = secrets.token_hex()
        self._keeper = Keeper()

    def run(self, ads: Iterable[Ad], tell: Callable[[int], None] = lambda done: None) -> int:
        """From all ads in their order to a change-over; gives how many. Raises AnotherRebuild.

        tell hears how many are done. What is noted meanwhile is placed in both slots.
        """
        self._begin()
        try:
            done = 0
            for some in _batches(map(member_of, ads), _AT_ONCE):
                self._place(some)
                done += len(some)
                tell(done)
            self._score()
            with locked() as state:
                self._check(state)
                change_over(state, self._name, self._now)
        except BaseException:
            self._abandon()
            raise
        empty(1 - current().slot)
        return done

    def _begin(self) -> None:
        with locked() as state:
            state.building = self._name
            state.save(update_fields=["building"])
            # What one that was killed has put off is in the slot in use.
            CampaignNote.objects.filter(is_later=True).delete()
        empty(1 - state.slot)

    def _place(self, members: Iterable[Member]) -> None:
        with locked() as state:
            self._check(state)
            kept = self._keeper.ready(_other(state), self._now)
            for member in members:
                if kept.store.template_of(member.id) is None:
                    kept.engine.place(member)

    def _score(self) -> None:
        """Everything that has two ads, before anybody sees it; findings follow later."""
        slot = 1 - current().slot
        places = places_of(slot)
        several = CampaignTemplate.objects.filter(slot=slot, size__gt=1)
        for numbers in _batches(several.values_list("pk", flat=True).order_by("pk"), _AT_ONCE):
            with locked() as state:
                self._check(state)
                for kept in CampaignTemplate.objects.filter(pk__in=numbers):
                    note_score(kept, self._now, places)

    def _check(self, state: CampaignState) -> None:
        if state.building != self._name:
            raise AnotherRebuild("Another rebuild has begun and goes on; this one has stopped.")

    def _abandon(self) -> None:
        with locked() as state:
            if state.building != self._name:
                return
            state.building = ""
            state.save(update_fields=["building"])
            CampaignNote.objects.filter(is_later=True).delete()
        empty(1 - state.slot)


def _other(state: CampaignState) -> CampaignState:
    """The same as the slot in the making sees it."""
    return CampaignState(slot=1 - state.slot, token=state.building, drift=0)


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
