"""One row of a file, checked: what an import works with."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from lamppost.board.categories import Category, categories
from lamppost.board.content import AdContent
from lamppost.board.exchange.asking import asking
from lamppost.board.exchange.mapping import Mapping
from lamppost.board.exchange.own_fields import own_fields
from lamppost.board.exchange.photo_list import WantedPhoto, wanted_photos
from lamppost.board.exchange.posters import Poster, read_poster
from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.texts import Said, name_or_number, words
from lamppost.board.exchange.times import moment
from lamppost.board.exchange.whereabouts import Towns
from lamppost.board.models import (
    EXTERNAL_ID_LENGTH,
    SOURCE_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    State,
)

# Clocks differ, and a date without a time zone may be tomorrow's; a real future is a slip
# that would keep an ad on top of every list.
FUTURE_ALLOWED = timedelta(days=1)
_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Incoming:
    """What a row says; None where it says nothing. photos is None to leave photos alone."""

    line: int
    key: UUID | None
    source: str
    external_id: str
    content: AdContent
    poster: Poster
    posted: datetime | None
    renewed: datetime | None
    expires: datetime | None
    edited: datetime | None
    state: State | None
    photos: tuple[WantedPhoto, ...] | None

    @property
    def names(self) -> tuple[str, ...]:
        """What no other row of the file may be called."""
        named = (f"{self.source}\n{self.external_id}",) if self.external_id else ()
        return (*named, self.key.hex) if self.key else named


@dataclass(frozen=True)
class RowReader:
    """Everything that rows are read with, once for a whole file."""

    mapping: Mapping
    source: str  # of rows that name none
    towns: Towns
    now: datetime
    fields_as_kept: bool = False

    def read(self, line: int, raw: Dict[str, object]) -> Incoming:
        """Raises Refused with what is wrong with the row."""
        said = self.mapping.apply(raw)
        key, external_id = _key(said), name_or_number(said, "external_id", most=EXTERNAL_ID_LENGTH)
        if not key and not external_id:
            raise RowProblem("The row has no external_id. Without one it would come twice.")
        source = words(said, "source", most=SOURCE_LENGTH) or self.source if external_id else ""
        is_of_this_kind = bool(key and "persona" in said)
        return Incoming(
            line=line,
            key=key,
            source=source,
            external_id=external_id,
            content=self._content(said),
            poster=read_poster(said, source or ("" if is_of_this_kind else self.source)),
            posted=self._past(said, "posted"),
            renewed=self._past(said, "renewed"),
            expires=moment(said, "expires"),
            edited=self._past(said, "edited"),
            state=_state(said),
            photos=wanted_photos(said),
        )

    def _content(self, said: Said) -> AdContent:
        category = _category(said)
        title = words(said, "title", most=TITLE_LENGTH)
        if not title.strip():
            raise RowProblem("The row has no title.")
        text = words(said, "text", most=TEXT_LENGTH, one_line=False)
        price = asking(said, category)
        place, cell = self.towns.find(said)
        return AdContent(
            category=category.slug,
            title=title,
            text=text,
            place=place,
            cell=cell,
            price_cents=price.cents,
            price_kind=price.kind,
            currency=price.currency,
            fields=own_fields(said, category, as_kept=self.fields_as_kept),
        )

    def _past(self, said: Said, column: str) -> datetime | None:
        at = moment(said, column)
        # An export is believed: a board whose clock was wrong for a day must not lose its ads.
        if at and at > self.now + FUTURE_ALLOWED and "key" not in said:
            raise RowProblem(f"{column} lies in the future.")
        return at


def _key(said: Said) -> UUID | None:
    key = words(said, "key", most=36)
    if key and not _KEY.fullmatch(key):
        raise RowProblem("key is written by export alone. Use external_id for ids of your own.")
    return UUID(key) if key else None


def _category(said: Said) -> Category:
    slug = words(said, "category", most=60)
    if not slug:
        raise RowProblem("The row has no category. A mapping can give all rows one.")
    try:
        category = categories().get(slug)
    except KeyError as error:
        raise RowProblem(f"There is no category “{slug}” on this board.") from error
    if subs := categories().subs(slug):
        known = ", ".join(sub.slug for sub in subs)
        raise RowProblem(f"Ads are not posted in “{slug}” itself but in one of: {known}.")
    return category


def _state(said: Said) -> State | None:
    state = words(said, "state", most=20)
    if state and state not in State.values:
        raise RowProblem(f"“{state}” is not a state. There are: {', '.join(State.values)}.")
    return State(state) if state else None
