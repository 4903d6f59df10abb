"""A photo that somebody has reported elsewhere is looked at by a person before it goes up."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from lamppost.board.actions import add_photo
from lamppost.board.models import Photo, State
from lamppost.board.photo_files import delete_unnamed
from lamppost.people.models import Person
from lamppost.screening.models import HashedPhoto, PhotoHolder
from lamppost.screening.photos.hashing import hash_of
from lamppost.screening.photos.listed import Listed
from lamppost.screening.photos.lists import import_list
from lamppost.screening.tests.pictures import jpeg, picture
from lamppost.testing import NOON, make_ad

KETTLE = jpeg(picture(1))


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def report(picture: bytes) -> None:
    pdq = bytes.fromhex(hash_of(picture).pdq)
    import_list([Listed(pdq)], name="reported", at=NOON)


@pytest.mark.parametrize(("is_known", "state"), [(True, State.HELD), (False, State.LIVE)])
def test_an_ad_that_gains_a_known_photo_is_held(
    alice: Person, is_known: bool, state: State
) -> None:
    report(KETTLE if is_known else jpeg(picture(2)))
    ad = make_ad(alice)
    add_photo(ad, KETTLE, by=alice, at=NOON)
    ad.refresh_from_db()
    assert ad.state == state


def test_what_is_known_of_a_photo_goes_with_its_files(alice: Person) -> None:
    ad = make_ad(alice)
    digest = add_photo(ad, KETTLE, by=alice, at=NOON).digest
    delete_unnamed([digest])
    assert PhotoHolder.objects.get().person == alice
    ad.photos.all().delete()
    delete_unnamed([digest])
    assert not HashedPhoto.objects.exists()


def test_one_of_two_who_showed_a_photo_is_forgotten_without_the_other(
    alice: Person, bob: Person
) -> None:
    ads = [make_ad(person) for person in (alice, bob)]
    for ad in ads:
        digest = add_photo(ad, KETTLE, by="somebody", at=NOON).digest
    assert PhotoHolder.objects.count() == 2
    ads[0].photos.all().delete()
    delete_unnamed([digest])
    assert [held.person for held in PhotoHolder.objects.all()] == [bob]


def test_photos_of_before_are_hashed_once(alice: Person) -> None:
    digest = add_photo(make_ad(alice), KETTLE, by=alice, at=NOON).digest
    lost = Photo.objects.create(ad=make_ad(alice), digest="9" * 64, width=1, height=1)
    HashedPhoto.objects.all().delete()
    for told in ("1 photos are hashed; 1 cannot", "0 photos are hashed; 1 cannot"):
        out = StringIO()
        call_command("photos", "hash", stdout=out)
        assert told in out.getvalue()
    assert HashedPhoto.objects.get().digest == digest != lost.digest
