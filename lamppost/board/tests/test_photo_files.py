"""The files behind photos."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lamppost.board.actions import add_photo
from lamppost.board.pictures import Size, storage_name
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad


@pytest.fixture
def chair() -> bytes:
    return saved(photo())


def test_file_that_a_crash_left_short_is_written_again(alice: Person, chair: bytes) -> None:
    ad = make_ad(alice)
    name = storage_name(add_photo(ad, chair, by=alice, at=NOON).digest, Size.LARGE)
    whole = default_storage.size(name)
    default_storage.delete(name)
    default_storage.save(name, ContentFile(b"half"))
    add_photo(ad, chair, by=alice, at=NOON)
    assert default_storage.size(name) == whole


def test_first_photo_is_the_cover(alice: Person, chair: bytes) -> None:
    ad = make_ad(alice)
    first = add_photo(ad, chair, by=alice, at=NOON)
    ad.refresh_from_db()
    assert ad.cover == first.digest
