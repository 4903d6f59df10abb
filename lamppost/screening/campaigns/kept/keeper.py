"""The engine on the board's tables, with its counts of words kept in memory from ad to ad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lamppost.screening.campaigns.around import Around, where
from lamppost.screening.campaigns.background import Background
from lamppost.screening.campaigns.engine import Engine
from lamppost.screening.campaigns.kept.board import around, places_of
from lamppost.screening.campaigns.kept.packing import unpacked
from lamppost.screening.campaigns.kept.postings import KeptIndex
from lamppost.screening.campaigns.kept.sql import rows
from lamppost.screening.campaigns.kept.templates import KeptTemplates
from lamppost.screening.campaigns.values import Member
from lamppost.screening.models import CampaignState

# Counts that are wrong by less than this change no ad's place; reading all anew takes seconds.
DRIFT_LEAST = 50
DRIFT_PART = 50  # or one template in so many

_NEWS = "SELECT id, first FROM screening_campaigntemplate WHERE slot = %s AND id > %s ORDER BY id"


@dataclass(frozen=True)
class Kept:
    """The engine, and the tables that it stands on, for one transaction."""

    engine: Engine
    index: KeptIndex
    store: KeptTemplates
    places: Counter[str]

    def around(self, members: Iterable[Member]) -> Around:
        return around(members, self.places, self.store.slot)


class Keeper:
    """One for each process that places ads; `ready` before each use, within `state.locked`."""

    def __init__(self) -> None:
        self._token = ""
        self._drift = 0
        self._seen = 0
        self._counts = Background()
        self._places: Counter[str] = Counter()

    def ready(self, state: CampaignState, now: datetime) -> Kept:
        """With counts that hold what others have placed in the meantime."""
        if not self._is_good(state):
            self._token, self._drift, self._seen = state.token, state.drift, 0
            self._counts = Background()
            self._places = places_of(state.slot)
        self._catch_up(state.slot)
        index = KeptIndex(state.slot)
        store = KeptTemplates(state.slot, now, index, self._placed)
        return Kept(Engine(index, store, self._counts), index, store, self._places)

    def forget(self) -> None:
        """After an error: what was counted may have been rolled back."""
        self._token = ""

    def _is_good(self, state: CampaignState) -> bool:
        wrong = state.drift - self._drift
        bound = max(DRIFT_LEAST, self._counts.templates // DRIFT_PART)
        return self._token == state.token and 0 <= wrong <= bound

    def _placed(self, number: int, member: Member) -> None:
        """A template that the engine has founded it has counted itself."""
        self._seen = max(self._seen, number)
        if member.place:
            self._places[where(member.place)] += 1

    def _catch_up(self, slot: int) -> None:
        for number, first in rows(_NEWS, [slot, self._seen]):
            self._counts.add(unpacked(first))
            self._seen = number
