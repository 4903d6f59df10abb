"""What this room holds of somebody: which photos they put up, by the hashes of those."""

from __future__ import annotations

from lamppost.people.belongings import Belonging
from lamppost.people.models import Person
from lamppost.screening.models import PhotoHolder


def _photos(person: Person) -> object:
    held = PhotoHolder.objects.filter(person=person).order_by("pk")
    return list(held.values("photo__digest", "photo__pdq", "photo__quality", "last"))


def _erase(person: Person) -> None:
    # The hashes themselves go with the photos' files, or stay with whoever else shows them.
    PhotoHolder.objects.filter(person=person).delete()


OWN = (Belonging("photo_hashes", _photos, _erase),)
