"""Screening the rows of an import, before the transaction that writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from lamppost.board.exchange.photo_intake import TakenPhotos
from lamppost.board.exchange.row import Incoming
from lamppost.board.models import Ad
from lamppost.board.screened import Photos, screen_ad
from lamppost.screening.once import asked_once
from lamppost.screening.verdict import Screened

Verdicts = dict[int, Screened]  # by line


def screen_rows(
    rows: Sequence[Incoming],
    photos: Mapping[int, TakenPhotos],
    here: Mapping[str, Ad],
    *,
    at: datetime,
) -> Verdicts:
    """Of each row that is new here or says something else than its ad.

    An imported poster has done nothing here: their ads are looked at as those of nobody.
    """
    with asked_once():
        return {
            row.line: screen_ad(row.content, _photos(photos.get(row.line)), by=None, at=at)
            for row in rows
            if _says_something_new(row, photos.get(row.line), here)
        }


def _photos(taken: TakenPhotos | None) -> Photos:
    return [(photo.digest, photo.alt) for photo in taken.photos] if taken else []


def _says_something_new(row: Incoming, taken: TakenPhotos | None, here: Mapping[str, Ad]) -> bool:
    ad = next((here[name] for name in reversed(row.names) if name in here), None)
    if ad is None:
        return True
    words = row.content.wording()
    words["place_id"] = words.pop("place").pk
    if any(getattr(ad, name) != value for name, value in words.items()):
        return True
    shown = {(photo.digest, photo.alt) for photo in ad.photos.all()}
    return not set(_photos(taken)) <= shown
