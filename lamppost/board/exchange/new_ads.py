"""Rows that are not on the board yet, put up in a few statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from lamppost.board.actions.transitions import DONE
from lamppost.board.bumps import Slots
from lamppost.board.content import term_of
from lamppost.board.exchange.photo_intake import TakenPhotos
from lamppost.board.exchange.posters import Posters
from lamppost.board.exchange.row import Incoming
from lamppost.board.models import Ad, Photo, State
from lamppost.board.screened import STOPS
from lamppost.journal.actions import HOST, SCREENING, record, record_many
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.screening.actions import keep_many
from lamppost.screening.campaigns.actions import note_ads
from lamppost.screening.rulings import look_by, ruling_of
from lamppost.screening.verdict import Screened


def put_up(
    rows: Sequence[Incoming],
    photos: Mapping[int, TakenPhotos],
    verdicts: Mapping[int, Screened],
    slots: Slots,
    *,
    at: datetime,
) -> None:
    """Within the caller's transaction. Nobody is mailed: these people did not ask us."""
    posters = Posters([row.poster for row in rows], at=at)
    bumps = slots.take([row.renewed or row.posted or at for row in rows])
    ads = Ad.objects.bulk_create(
        _ad(row, posters.persona_id(row.poster), photos.get(row.line), verdicts[row.line], bump, at)
        for row, bump in zip(rows, bumps, strict=True)
    )
    Photo.objects.bulk_create(
        Photo(
            ad=ad,
            digest=photo.digest,
            width=photo.width,
            height=photo.height,
            position=position,
            alt=photo.alt,
            added=at,
        )
        for ad, row in zip(ads, rows, strict=True)
        if row.line in photos
        for position, photo in enumerate(photos[row.line].photos)
    )
    record_many("ad.imported", ads, by=HOST, at=at)
    keep_many([(verdicts[row.line], ad) for ad, row in zip(ads, rows, strict=True)], at=at)
    note_ads(ads)
    for ad, row in zip(ads, rows, strict=True):
        if state := stopped_state(row, verdicts[row.line]):
            _stop(ad, state, verdicts[row.line], at)


def _ad(
    row: Incoming,
    persona_id: int,
    taken: TakenPhotos | None,
    found: Screened,
    bump: int,
    at: datetime,
) -> Ad:
    posted = row.posted or at
    return Ad(
        persona_id=persona_id,
        # Closed until its decision is written, in the same transaction.
        state=State.CLOSED if stopped_state(row, found) else first_state(row, at),
        posted=posted,
        renewed=row.renewed or posted,
        bump=bump,
        expires=row.expires or _end(row, at),
        edited=row.edited,
        source=row.source,
        external_id=row.external_id,
        begun_as=row.key or uuid4(),
        cover=taken.photos[0].digest if taken and taken.photos else "",
        **row.content.wording(),
        **row.content.found_by(),
    )


def stopped_state(row: Incoming, found: Screened) -> State | None:
    """What screening asks, or what another board's reviewers had decided."""
    said = row.state if row.state in DONE else None
    return STOPS.get(found.verdict, said)


def _stop(ad: Ad, state: State, found: Screened, at: datetime) -> None:
    is_ours = found.verdict in STOPS
    by = SCREENING if is_ours else HOST
    ad.state = state
    ad.decision = write_decision(
        DONE[state],
        ad,
        ruling_of(found) if is_ours else Ruling(rule="import"),
        by=by,
        at=at,
        person=ad.persona.person,
        content_at=ad.posted,
    )
    ad.look_by = look_by(found, at=at) if state == State.HELD else None
    ad.save(update_fields=["state", "decision", "look_by"])
    record(f"ad.{state}", ad, by=by, at=at, reason=ad.decision.rule)


def first_state(row: Incoming, at: datetime) -> State:
    """As the row says; else up, unless its time is over."""
    if row.state:
        return row.state
    return State.EXPIRED if row.expires and row.expires <= at else State.LIVE


def _end(row: Incoming, at: datetime) -> datetime:
    """A whole term from now: however old an ad is, its importer wants it seen."""
    return at if row.state is State.EXPIRED else at + term_of(row.content.category)
