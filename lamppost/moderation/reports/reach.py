"""How many people may have met what is reported: counted from what the board keeps anyway."""

from __future__ import annotations

from collections.abc import Callable

from lamppost.board.models import Ad, Favourite, Photo
from lamppost.relay.models import Conversation, Letter, Side


def reach_of(subject: str) -> int:
    """subject: "board.ad:17". Who wrote about an ad, and who saved it; nobody counts readers."""
    label, _colon, number = subject.partition(":")
    count = _COUNTED.get(label)
    return count(int(number)) if count else 0


def _of_ad(pk: int) -> int:
    about = Conversation.objects.filter(ad=pk).count()
    return about + Favourite.objects.filter(ad=pk).count()


def _of_photo(pk: int) -> int:
    ad = Photo.objects.filter(pk=pk).values_list("ad", flat=True).first()
    return _of_ad(ad) if ad else 0


def _of_persona(pk: int) -> int:
    ads = Ad.objects.live().filter(persona=pk)
    return Side.objects.filter(persona=pk).count() + Favourite.objects.filter(ad__in=ads).count()


def _of_letter(pk: int) -> int:
    """Others to whom the same name writes, beside the one who got this letter."""
    persona = Letter.objects.filter(pk=pk).values_list("side__persona", flat=True).first()
    return Side.objects.filter(persona=persona).count() - 1 if persona else 0


_COUNTED: dict[str, Callable[[int], int]] = {
    "board.ad": _of_ad,
    "board.photo": _of_photo,
    "people.persona": _of_persona,
    "relay.letter": _of_letter,
}
