"""The person's own thing, word for word as it stood when it was decided about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lamppost.board.models import Ad, Photo
from lamppost.board.models.ads import Wording
from lamppost.journal.models import Decision
from lamppost.relay.models import Letter


@dataclass(frozen=True)
class OwnThing:
    """title: of an ad, or of what a letter is about. look_by: of one that waits."""

    title: str
    text: str = ""
    price: str = ""
    photos: tuple[str, ...] = ()  # what each is described with, or ""
    look_by: datetime | None = None
    is_current: bool = False  # this decision is the one that holds for it


def thing_of(decision: Decision) -> OwnThing | None:
    """None for what its owner has deleted, what went with an account, and what has no words."""
    name, _colon, number = decision.subject.partition(":")
    show = _SHOWN.get(name)
    return show(int(number), decision) if show and number.isdecimal() else None


def _ad(number: int, decision: Decision) -> OwnThing | None:
    ad = Ad.objects.select_related("place").filter(pk=number).first()
    if ad is None:
        return None
    then = ad.versions.filter(until__gt=decision.at).order_by("number").first()
    words: Wording = then or ad
    alts = [one["alt"] for one in then.photos] if then else [one.alt for one in _shown(ad)]
    return OwnThing(
        title=words.title,
        text=words.text,
        price=str(words.price) if words.price else "",
        photos=tuple(alts),
        look_by=ad.look_by,
        is_current=ad.decision_id == decision.pk,
    )


def _shown(ad: Ad) -> list[Photo]:
    return list(ad.photos.shown())


def _letter(number: int, decision: Decision) -> OwnThing | None:
    letters = Letter.objects.select_related("conversation").exclude(state=Letter.State.ERASED)
    letter = letters.filter(pk=number).first()
    if letter is None:
        return None
    return OwnThing(
        title=letter.conversation.ad_title,
        text=letter.text,
        photos=tuple("" for _ in letter.photos.all()),
        look_by=letter.look_by,
        is_current=letter.decision_id == decision.pk,
    )


def _photo(number: int, decision: Decision) -> OwnThing | None:
    photo = Photo.objects.select_related("ad").filter(pk=number).first()
    if photo is None or photo.ad is None:
        return None
    return OwnThing(
        title=photo.ad.title,
        photos=(photo.alt,),
        is_current=photo.decision_id == decision.pk,
    )


_SHOWN: dict[str, Callable[[int, Decision], OwnThing | None]] = {
    "board.ad": _ad,
    "relay.letter": _letter,
    "board.photo": _photo,
}
