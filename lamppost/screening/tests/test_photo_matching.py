"""A photo is recognised by what it shows: on a host's lists, and under several accounts."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import Settings

from lamppost.journal.actions import name_of
from lamppost.people.models import Person
from lamppost.screening.models import HashedPhoto, HashList, PhotoHolder
from lamppost.screening.photos.actions import (
    LINKED_FOR,
    forget,
    forget_old_holders,
    forget_others,
    note_holder,
    note_photo,
)
from lamppost.screening.photos.hashing import hash_of
from lamppost.screening.photos.listed import Listed
from lamppost.screening.photos.lists import import_list, remove_list
from lamppost.screening.photos.matching import accounts_with, matches_of, on_board, seen
from lamppost.screening.submission import PhotoMatch
from lamppost.screening.tests.pictures import jpeg, picture
from lamppost.screening.verdict import Verdict
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db

A, B = "a" * 64, "b" * 64


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def put_up(digest: str, image: Image.Image | bytes, person: Person, *, at: datetime) -> None:
    note_photo(digest, image)
    note_holder([digest], person, at=at)


def known(
    number: int, *, name: str = "reported", distance: int = 31, is_urgent: bool = False
) -> HashList:
    pdq = bytes.fromhex(hash_of(picture(number)).pdq)
    return import_list([Listed(pdq, distance)], name=name, at=NOON, is_urgent=is_urgent)


def found(digest: str = A, author: str = "") -> tuple[PhotoMatch, ...]:
    return matches_of(seen([digest]), author=author, now=NOON)


def test_a_photo_on_a_list_is_found_however_it_was_saved() -> None:
    known(1, is_urgent=True)
    note_photo(A, jpeg(picture(1).resize((640, 427)), quality=70))
    (match,) = found()
    assert (match.digest, match.list_name, match.is_urgent, match.asks) == (
        A,
        "reported",
        True,
        Verdict.HOLD,
    )
    assert match.distance <= 15


def test_another_photo_is_not_on_the_list() -> None:
    known(1)
    note_photo(A, picture(2))
    assert found() == ()


def test_a_list_that_allows_no_difference_finds_the_same_hash_alone() -> None:
    known(1, distance=0)
    note_photo(A, picture(1))
    note_photo(B, jpeg(picture(1).resize((500, 333)), quality=40))
    assert HashedPhoto.objects.values("pdq").distinct().count() == 2
    assert [match.distance for match in found(A)] == [0]
    assert found(B) == ()


def test_a_list_says_who_looks_and_when() -> None:
    known(1, name="stock")
    HashList.objects.update(asks=Verdict.WATCH.value)
    note_photo(A, picture(1))
    assert [(match.asks, match.is_urgent) for match in found()] == [("watch", False)]


def test_each_list_that_knows_a_photo_is_told_once() -> None:
    pdq = bytes.fromhex(hash_of(picture(1)).pdq)
    import_list([Listed(pdq), Listed(pdq)], name="one", at=NOON)
    import_list([Listed(pdq)], name="other", at=NOON)
    note_photo(A, picture(1))
    assert [match.list_name for match in found()] == ["one", "other"]


def test_a_newer_state_of_a_list_takes_the_place_of_the_old_one() -> None:
    known(1)
    note_photo(A, picture(1))
    note_photo(B, picture(2))
    assert (len(found(A)), len(found(B))) == (1, 0)
    known(2)
    assert HashList.objects.count() == 1
    assert (len(found(A)), len(found(B))) == (0, 1)


def test_a_list_that_was_removed_finds_nothing() -> None:
    kept = known(1)
    known(2, name="other")
    note_photo(A, picture(1))
    assert len(found()) == 1
    remove_list(kept, at=NOON)
    assert found() == ()


def test_a_list_without_hashes_changes_nothing() -> None:
    known(1)
    with pytest.raises(Exception, match="Nothing was changed"):
        import_list([], name="reported", at=NOON)
    assert HashList.objects.get().count == 1


def test_photos_from_before_a_list_are_found_when_it_comes() -> None:
    note_photo(A, picture(1))
    note_photo(B, picture(2))
    kept = known(2)
    assert [digest for digest, _match in on_board([kept])] == [B]


def test_one_picture_under_two_accounts_is_told_to_each_others_ads(
    alice: Person, bob: Person
) -> None:
    put_up(A, picture(1), alice, at=NOON)
    put_up(B, jpeg(picture(1).resize((700, 467))), bob, at=NOON)
    pdq = hash_of(picture(1)).pdq
    assert accounts_with(pdq, now=NOON) == {name_of(alice), name_of(bob)}
    (match,) = found(A, author=name_of(alice))
    assert (match.list_name, match.accounts) == ("", 1)


def test_ones_own_photo_again_says_nothing(alice: Person) -> None:
    put_up(A, picture(1), alice, at=NOON)
    put_up(B, picture(1), alice, at=NOON)
    assert found(A, author=name_of(alice)) == ()


def test_empty_walls_of_two_accounts_are_no_picture_in_common(alice: Person, bob: Person) -> None:
    wall = picture(1).resize((1, 1)).resize((600, 400))
    put_up(A, wall, alice, at=NOON)
    put_up(B, wall, bob, at=NOON)
    assert found(A, author=name_of(alice)) == ()


def test_the_link_between_accounts_is_forgotten_in_time(alice: Person, bob: Person) -> None:
    put_up(A, picture(1), alice, at=NOON - LINKED_FOR - timedelta(hours=1))
    put_up(A, picture(1), bob, at=NOON)
    assert found(A, author=name_of(bob)) == ()
    forget_old_holders(NOON)
    assert [held.person for held in PhotoHolder.objects.all()] == [bob]


def test_a_photo_that_is_gone_leaves_nothing(alice: Person) -> None:
    put_up(A, picture(1), alice, at=NOON)
    forget([A])
    assert not HashedPhoto.objects.exists()
    assert not PhotoHolder.objects.exists()
    assert accounts_with(hash_of(picture(1)).pdq, now=NOON) == frozenset()


def test_whoever_took_the_same_photo_off_is_forgotten(alice: Person, bob: Person) -> None:
    for person in (alice, bob):
        put_up(A, picture(1), person, at=NOON)
    forget_others(A, held_by=[bob.pk])
    assert [held.person for held in PhotoHolder.objects.all()] == [bob]


def test_noting_a_photo_twice_does_no_harm(alice: Person) -> None:
    for _ in range(2):
        put_up(A, picture(1), alice, at=NOON)
    assert PhotoHolder.objects.get().photo.parts.count() == 8


def test_a_photo_without_a_hash_is_told_as_such() -> None:
    assert [(photo.digest, photo.pdq) for photo in seen([A])] == [(A, "")]


def test_a_folder_that_is_lost_is_made_again(tmp_path: Path) -> None:
    known(1)
    note_photo(A, picture(1))
    assert len(found()) == 1
    folders = list((tmp_path / "photo-lists").iterdir())
    assert len(folders) == 1
    known(2, name="other")  # another machine imports: here is no folder for it
    assert len(found()) == 1


def test_looking_takes_as_many_statements_for_one_photo_as_there_are_lists_or_not() -> None:
    note_photo(A, picture(1))
    photos = seen([A])
    with CaptureQueriesContext(
        connection,
    ) as without:
        matches_of(photos, author="", now=NOON)
    known(1)
    found()
    with CaptureQueriesContext(connection) as with_lists:
        matches_of(photos, author="", now=NOON)
    assert (len(without), len(with_lists)) == (1, 1)
