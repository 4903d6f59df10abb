"""The tables of ads, a module for each subject."""

from lamppost.board.alerts import models as _alerts  # noqa: F401  tables of this room, too
from lamppost.board.models.ads import (
    EXTERNAL_ID_LENGTH,
    NOT_FOR_TITLES,
    POSTER_LENGTH,
    REMIND_BEFORE,
    RENEW_EVERY,
    SOURCE_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    Ad,
    Reindex,
    State,
    Version,
    Wording,
)
from lamppost.board.models.drafts import Draft
from lamppost.board.models.favourites import Favourite
from lamppost.board.models.imported import ImportedPoster
from lamppost.board.models.photos import ALT_LENGTH, MOST_PHOTOS, Photo

__all__ = [
    "ALT_LENGTH",
    "EXTERNAL_ID_LENGTH",
    "MOST_PHOTOS",
    "NOT_FOR_TITLES",
    "POSTER_LENGTH",
    "REMIND_BEFORE",
    "RENEW_EVERY",
    "SOURCE_LENGTH",
    "TEXT_LENGTH",
    "TITLE_LENGTH",
    "Ad",
    "Draft",
    "Favourite",
    "ImportedPoster",
    "Photo",
    "Reindex",
    "State",
    "Version",
    "Wording",
]
