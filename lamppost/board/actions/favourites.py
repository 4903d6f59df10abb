"""Ads that somebody wants to find again."""

from __future__ import annotations

from lamppost.board.models import Ad, Favourite
from lamppost.people.models import Person


def add_favourite(ad: Ad, *, by: Person) -> None:
    Favourite.objects.get_or_create(person=by, ad=ad)


def remove_favourite(ad: Ad, *, by: Person) -> None:
    Favourite.objects.filter(person=by, ad=ad).delete()
