"""Exhibits, taken: an ad, a letter with its conversation, a photo with what it is on, an account.

Words and photos are what the board holds, exactly; nothing is looked at or left out here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models

from lamppost.board.models import Ad
from lamppost.board.models import Photo as AdPhoto
from lamppost.board.pictures import Size, storage_name
from lamppost.journal.actions import name_of
from lamppost.journal.decisions import decisions_about
from lamppost.moderation.evidence.exhibit import Exhibit, Photo, columns
from lamppost.people.belongings import all_belongings
from lamppost.people.models import Person, Persona
from lamppost.relay.models import LetterPhoto
from lamppost.relay.pictures import file_name
from lamppost.screening.models import Screening

# Of all that the board holds of somebody, what says who they are and where they signed in from.
_OF_ACCOUNT = frozenset({"account", "sign-in", "standing"})
# What changes without a word of the ad's: neither makes another edition of it.
_NOT_SAID = (
    "state",
    "decision_id",
    "look_by",
    "renewed",
    "bump",
    "expires",
    "reminded",
    "begun_as",
    "words",
    "cover",
)


class NothingThere(LookupError):
    """The thing is gone, or of a kind that is not kept."""


def exhibit_of(subject: str) -> Exhibit:
    """As the journal names it: "board.ad:17"; its photos are not read yet. Raises NothingThere."""
    label, _colon, number = subject.partition(":")
    take = _TAKERS.get(label)
    if take is None or not number.isdigit():
        raise NothingThere(subject)
    row = apps.get_model(label)._default_manager.filter(pk=number).first()
    if row is None:
        raise NothingThere(subject)
    return take(subject, row)


def _of_ad(subject: str, ad: Any) -> Exhibit:  # noqa: ANN401
    photos = list(AdPhoto.objects.filter(ad=ad))
    versions = list(ad.versions.order_by("number"))
    older = [one["digest"] for version in versions for one in version.photos]
    said = {
        "ad": columns(ad, *_NOT_SAID),
        "place": str(ad.place.label),
        "versions": [columns(version) for version in versions],
        "photos": [columns(photo) for photo in photos],
    }
    around = {
        "now": {name: getattr(ad, name) for name in _NOT_SAID if hasattr(ad, name)},
        "address": ad.get_absolute_url(),
        **_around(subject, ad.persona.person, ad.persona),
    }
    names = dict.fromkeys([*(photo.digest for photo in photos), *older])
    files = _photos(names, lambda digest: storage_name(digest, Size.LARGE))
    return Exhibit(subject, name_of(ad.persona.person), said, around, files)


def _of_letter(subject: str, letter: Any) -> Exhibit:  # noqa: ANN401
    """With the whole conversation: what one letter means is said by those around it."""
    conversation = letter.conversation
    letters = list(conversation.letters.order_by("pk"))
    photos = list(LetterPhoto.objects.filter(letter__conversation=conversation))
    sides = list(conversation.sides.select_related("persona__person").order_by("pk"))
    said = {
        "letter": letter.pk,
        "letters": [columns(one, "state", "decision_id", "look_by") for one in letters],
        "photos": [columns(photo) for photo in photos],
    }
    author = letter.side.persona
    around = {
        "conversation": columns(conversation),
        "sides": [columns(side) for side in sides],
        "states": {one.pk: one.state for one in letters},
        "both": [_account(side.persona.person) for side in sides if side.persona],
        **_around(subject, author.person if author else None, author),
    }
    names = dict.fromkeys(photo.digest for photo in photos)
    files = _photos(names, lambda digest: file_name(digest, Size.LARGE))
    return Exhibit(subject, name_of(author.person) if author else "", said, around, files)


def _of_ad_photo(subject: str, photo: Any) -> Exhibit:  # noqa: ANN401
    if photo.ad is None:
        raise NothingThere(subject)
    return _of_ad(subject, photo.ad)


def _of_letter_photo(subject: str, photo: Any) -> Exhibit:  # noqa: ANN401
    return _of_letter(subject, photo.letter)


def _of_person(subject: str, person: Any) -> Exhibit:  # noqa: ANN401
    """With the words of their ads; an ad with photos is kept as that ad."""
    ads = Ad.objects.filter(persona__person=person).order_by("pk")
    said = {
        "names": [columns(persona) for persona in person.personas.order_by("pk")],
        "ads": [columns(ad, *_NOT_SAID) for ad in ads],
    }
    return Exhibit(subject, name_of(person), said, _around(subject, person, None))


def _of_persona(subject: str, persona: Any) -> Exhibit:  # noqa: ANN401
    return _of_person(subject, persona.person)


_TAKERS: dict[str, Callable[[str, Any], Exhibit]] = {
    "board.ad": _of_ad,
    "board.photo": _of_ad_photo,
    "relay.letter": _of_letter,
    "relay.letterphoto": _of_letter_photo,
    "people.person": _of_person,
    "people.persona": _of_persona,
}


def _around(subject: str, person: Person | None, persona: Persona | None) -> dict[str, Any]:
    return {
        "persona": columns(persona) if persona else None,
        "account": _account(person) if person else None,
        "decisions": _rows(decisions_about(subject)),
        "verdicts": _rows(Screening.objects.filter(subject=subject).order_by("pk")),
    }


def _account(person: Person) -> dict[str, Any]:
    held = {one.name: one.export(person) for one in all_belongings() if one.name in _OF_ACCOUNT}
    return {"person": name_of(person), **held}


def _rows(found: Iterable[models.Model]) -> list[dict[str, Any]]:
    return [columns(row) for row in found]


def _photos(digests: Iterable[str], stored_as: Callable[[str], str]) -> tuple[Photo, ...]:
    return tuple(
        Photo(f"photos/{number}.jpg", digest, stored_as(digest))
        for number, digest in enumerate(digests, start=1)
    )


def with_photos(exhibit: Exhibit) -> Exhibit:
    """The same, with the content of its photos: slow."""
    photos = tuple(replace(photo, data=_file(photo.stored_as)) for photo in exhibit.photos)
    return replace(exhibit, photos=photos)


def _file(name: str) -> bytes:
    """A lost file must not keep everything else from being kept."""
    try:
        with default_storage.open(name) as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError:
        return b""
