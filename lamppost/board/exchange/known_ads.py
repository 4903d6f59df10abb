"""Rows that are on the board already: what differs is changed, with the old words kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lamppost.board.actions.screening import decided
from lamppost.board.bumps import Slots
from lamppost.board.exchange.photo_intake import TakenPhoto, TakenPhotos
from lamppost.board.exchange.row import Incoming
from lamppost.board.models import Ad, Photo, State, Version
from lamppost.board.screened import STOPS
from lamppost.journal.actions import HOST, record_many
from lamppost.screening.actions import keep_many
from lamppost.screening.campaigns.actions import note_ads
from lamppost.screening.rulings import look_by
from lamppost.screening.verdict import Screened

# The states that a source decides. What this board's reviewers held, refused or removed
# stays so, whatever a file says tomorrow.
OF_SOURCE = {State.LIVE, State.EXPIRED, State.CLOSED}
_ACTS = {State.LIVE: "ad.reopened", State.EXPIRED: "ad.expired", State.CLOSED: "ad.closed"}
_TIMES = ("posted", "renewed", "expires", "edited")


@dataclass
class Change:
    """What is to be done to one ad. columns are as UPDATE takes them."""

    ad: Ad
    columns: dict[str, Any] = field(default_factory=dict)
    acts: list[str] = field(default_factory=list)
    photos: tuple[TakenPhoto, ...] | None = None
    found: Screened | None = None
    is_held: bool = False  # its decision is written when the change is made

    @property
    def needs_version(self) -> bool:
        return "ad.edited" in self.acts or "ad.photos_changed" in self.acts


def change_for(
    ad: Ad, row: Incoming, taken: TakenPhotos | None, found: Screened | None, *, at: datetime
) -> Change:
    """What the row changes in an ad; without columns and acts nothing.

    The ad's photos are those that are shown, prefetched. found: what screening thinks of a row
    that says something new.
    """
    change = Change(ad, found=found)
    if ad.state == State.REMOVED:
        return change
    _compare_words(change, row)
    _compare_photos(change, taken)
    if change.needs_version:
        change.columns["edited"] = at
        change.columns["version"] = ad.version + 1
    _compare_times(change, row)
    is_decided_here = ad.state not in OF_SOURCE or row.state not in OF_SOURCE
    if row.state and row.state != ad.state and not is_decided_here:
        change.columns["state"] = row.state
        change.acts.append(_ACTS[row.state])
    if change.needs_version and found and found.verdict in STOPS and ad.state in OF_SOURCE:
        # Held also where a new ad would be refused: it was up, so a person looks first.
        change.is_held = True
        change.acts.append("ad.held")
    return change


def _compare_words(change: Change, row: Incoming) -> None:
    words = row.content.wording()
    words["place_id"] = words.pop("place").pk  # the ad's own place would be a query each
    if any(getattr(change.ad, name) != value for name, value in words.items()):
        change.columns |= words | row.content.found_by()
        change.acts.append("ad.edited")


def _compare_photos(change: Change, taken: TakenPhotos | None) -> None:
    """A row of whose photos one could not be had leaves the ad's as they are."""
    if taken is None or not taken.is_whole:
        return
    shown = [(photo.digest, photo.alt) for photo in change.ad.photos.all()]
    if shown != [(photo.digest, photo.alt) for photo in taken.photos]:
        change.photos = taken.photos
        change.columns["cover"] = taken.photos[0].digest if taken.photos else ""
        change.acts.append("ad.photos_changed")


def _compare_times(change: Change, row: Incoming) -> None:
    for name in _TIMES:
        wanted = getattr(row, name)
        if wanted is not None and wanted != change.columns.get(name, getattr(change.ad, name)):
            change.columns[name] = wanted
            if not change.acts:
                change.acts.append("ad.times_changed")


def make_changes(changes: Sequence[Change], slots: Slots, *, at: datetime) -> list[Change]:
    """Makes them within the caller's transaction; gives those that came too late.

    Each names the version that it was compared with: nobody's edit is overwritten unseen.
    """
    moved = [change for change in changes if "renewed" in change.columns]
    bumps = slots.take([change.columns["renewed"] for change in moved])
    for change, bump in zip(moved, bumps, strict=True):
        change.columns["bump"] = bump
    made: list[Change] = []
    late: list[Change] = []
    for change in changes:
        if change.is_held and change.found:
            held = decided(change.ad, change.found, State.HELD, at=at)
            until = look_by(change.found, at=at)
            change.columns |= {"state": State.HELD, "decision": held, "look_by": until}
        elif "state" in change.columns:
            change.columns["look_by"] = None
        standing = Ad.objects.filter(pk=change.ad.pk, version=change.ad.version)
        won = standing.exclude(state=State.REMOVED).update(**change.columns)
        (made if won else late).append(change)
    Version.objects.bulk_create(_version(one.ad, at) for one in made if one.needs_version)
    _arrange([one for one in made if one.photos is not None], at)
    keep_many([(one.found, one.ad) for one in made if one.found and one.needs_version], at=at)
    note_ads(one.ad for one in made if one.needs_version)
    for act in sorted({act for one in made for act in one.acts}):
        record_many(act, [one.ad for one in made if act in one.acts], by=HOST, at=at)
    return late


def _version(ad: Ad, at: datetime) -> Version:
    kept = ("category", "title", "text", "price_cents", "price_kind", "currency", "fields")
    return Version(
        ad=ad,
        number=ad.version,
        until=at,
        place_id=ad.place_id,
        cell=ad.cell,
        photos=[{"digest": photo.digest, "alt": photo.alt} for photo in ad.photos.all()],
        **{name: getattr(ad, name) for name in kept},
    )


def _arrange(changes: Sequence[Change], at: datetime) -> None:
    """Shows the wanted photos in their order; what is no longer wanted stays with versions."""
    shown = [photo.pk for one in changes for photo in one.ad.photos.all()]
    Photo.objects.filter(pk__in=shown).update(removed=at)
    Photo.objects.bulk_create(
        Photo(
            ad=one.ad,
            digest=photo.digest,
            width=photo.width,
            height=photo.height,
            position=position,
            alt=photo.alt,
            added=at,
        )
        for one in changes
        for position, photo in enumerate(one.photos or ())
    )


def by_name(ads: Sequence[Ad]) -> Mapping[str, Ad]:
    """Ads by what a row may call them: see `Incoming.names`."""
    named = {f"{ad.source}\n{ad.external_id}": ad for ad in ads if ad.external_id}
    return named | {ad.begun_as.hex: ad for ad in ads}
