"""An ad as whoever reviews it is shown it: every word, with what was noticed marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lamppost.board.actions.transitions import STOPPED
from lamppost.board.category_tree import Category
from lamppost.board.field_values import show_field
from lamppost.board.models import Ad, Photo
from lamppost.board.reading import category_of, show_price, trail_to
from lamppost.moderation.reviewing.findings import Noticed, noticed_in, spans_of
from lamppost.moderation.reviewing.marks import Piece, parted
from lamppost.moderation.reviewing.versions import Earlier, earlier_versions
from lamppost.screening.models import Screening

PRICES = "prices"  # the check that knows what others ask


@dataclass(frozen=True)
class ShownField:
    """An answer to a question of the category: as it is shown, or as it was written if something
    was noticed in it."""

    name: str
    shown: str
    pieces: Sequence[Piece]

    @property
    def is_marked(self) -> bool:
        return any(piece.numbers for piece in self.pieces)


@dataclass(frozen=True)
class ShownPhoto:
    photo: Photo
    alt: Sequence[Piece]


@dataclass(frozen=True)
class ShownAd:
    ad: Ad
    title: Sequence[Piece]
    text: Sequence[Piece]
    fields: Sequence[ShownField]
    photos: Sequence[ShownPhoto]
    noticed: Sequence[Noticed]
    price: str
    usual_price: str  # what screening says that others ask; "" if it says nothing
    trail: Sequence[Category]
    earlier: Sequence[Earlier]
    edition: str  # as effects.edition_of says it


def shown_ad(ad: Ad, screening: Screening | None) -> ShownAd:
    """Two queries: its photos and its earlier versions."""
    photos = list(ad.photos.shown())
    answers = {key: value for key, value in ad.fields.items() if isinstance(value, str)}
    # As board.screened.submission_of joins them: findings count the characters of that.
    parts = [ad.title, ad.text, *answers.values(), *(photo.alt for photo in photos)]
    noticed = noticed_in(screening, "\n".join(part for part in parts if part))
    title, text, *beside = parted(parts, spans_of(noticed))
    of_answers = dict(zip(answers, beside, strict=False))
    category = category_of(ad)
    return ShownAd(
        ad=ad,
        title=title,
        text=text,
        fields=_fields(ad, category, of_answers),
        photos=[
            ShownPhoto(photo, alt)
            for photo, alt in zip(photos, beside[len(answers) :], strict=True)
        ],
        noticed=noticed,
        price=show_price(ad),
        usual_price=next((one.words for one in noticed if one.check == PRICES), ""),
        trail=trail_to(category),
        earlier=earlier_versions(ad),
        edition=f"{ad.version}-{ad.decision_id if ad.state in STOPPED else 0}",
    )


def _fields(ad: Ad, category: Category | None, pieces: dict[str, list[Piece]]) -> list[ShownField]:
    fields = category.fields if category else ()
    return [
        ShownField(one.name, show_field(one, ad.fields[one.key]), pieces.get(one.key, []))
        for one in fields
        if one.key in ad.fields
    ]
