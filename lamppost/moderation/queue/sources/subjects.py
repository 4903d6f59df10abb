"""What things are called on the pages of those who review, by the names the journal has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from lamppost.board.models import Ad, Photo
from lamppost.people.models import Persona
from lamppost.relay.models import Letter, LetterPhoto

Titles = dict[int, str]


def titles_of(subjects: Iterable[str]) -> dict[str, str]:
    """Those that are there no more are called so. One query for each kind of thing."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    wanted = list(dict.fromkeys(subjects))
    for subject in wanted:
        kind, _colon, number = subject.partition(":")
        if number.isdigit():
            by_kind[kind].append(int(number))
    titles = {
        f"{kind}:{number}": title
        for kind, numbers in by_kind.items()
        if kind in _TITLES
        for number, title in _TITLES[kind](numbers).items()
    }
    return {subject: titles.get(subject, _gone(subject)) for subject in wanted}


def _gone(subject: str) -> str:
    if subject.startswith("people.person:"):
        return _("An account")
    return _("Something that is gone")


def _ads(numbers: list[int]) -> Titles:
    found = Ad.objects.filter(pk__in=numbers)
    return dict(found.values_list("pk", "title"))


def _photos(numbers: list[int]) -> Titles:
    found = Photo.objects.filter(pk__in=numbers, ad__isnull=False)
    return {
        number: _("Photo on “%(title)s”") % {"title": title}
        for number, title in found.values_list("pk", "ad__title")
    }


def _letters(numbers: list[int]) -> Titles:
    found = Letter.objects.filter(pk__in=numbers).order_by()
    return {
        number: letter_called(title)
        for number, title in found.values_list("pk", "conversation__ad_title")
    }


def letter_called(title: str) -> str:
    return _("Letter about “%(title)s”") % {"title": title} if title else _("Letter")


def _letter_photos(numbers: list[int]) -> Titles:
    found = LetterPhoto.objects.filter(pk__in=numbers).order_by()
    return {
        number: _("Photo in a letter about “%(title)s”") % {"title": title}
        for number, title in found.values_list("pk", "letter__conversation__ad_title")
    }


def _personas(numbers: list[int]) -> Titles:
    found = Persona.objects.filter(pk__in=numbers)
    return {
        number: _("Somebody called %(name)s") % {"name": name}
        for number, name in found.values_list("pk", "name")
    }


_TITLES: dict[str, Callable[[list[int]], Titles]] = {
    "board.ad": _ads,
    "board.photo": _photos,
    "relay.letter": _letters,
    "relay.letterphoto": _letter_photos,
    "people.persona": _personas,
}
