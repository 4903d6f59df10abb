"""What tests of cases do again and again. Every photo is made of patches of colour."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.board.actions import add_photo
from lamppost.board.models import Ad
from lamppost.journal.models import Line
from lamppost.journal.models.decisions import Source
from lamppost.moderation.children.actions import open_case
from lamppost.moderation.models import ChildCase, Rank
from lamppost.moderation.stewards import make_steward
from lamppost.people.models import Person
from lamppost.screening.photos.hashing import hash_of
from lamppost.screening.photos.listed import Listed
from lamppost.screening.photos.lists import import_list
from lamppost.screening.tests.pictures import jpeg, picture
from lamppost.testing import NOON, make_ad, make_person

HOUR = timedelta(hours=1)
KNOWN, OTHER = jpeg(picture(1)), jpeg(picture(2))


def make_trained(name: str = "Tara") -> Person:
    """Trained, and no senior."""
    person = make_person(name)
    make_steward(person, Rank.STEWARD, at=NOON, is_trained=True)
    return person


def list_known(
    image: bytes = KNOWN, name: str = "made up", *, is_child_safety: bool = True
) -> None:
    pdq = bytes.fromhex(hash_of(image).pdq)
    import_list([Listed(pdq)], name=name, at=NOON, is_urgent=True, is_child_safety=is_child_safety)


def ad_with_photos(person: Person, *images: bytes, at: datetime = NOON) -> Ad:
    ad = make_ad(person, "Blue kettle", text="Whistles softly.")
    for image in images:
        add_photo(ad, image, by=person, at=at)
    ad.refresh_from_db()
    return ad


def case_of(ad: Ad, by: Person | str = "clock", *, at: datetime = NOON) -> ChildCase:
    return open_case(f"board.ad:{ad.pk}", source=Source.OWN, by=by, at=at)


def acts_of(case: ChildCase) -> list[str]:
    lines = Line.objects.filter(subject=f"moderation.childcase:{case.pk}").order_by("pk")
    return list(lines.values_list("act", flat=True))
