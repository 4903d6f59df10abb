"""What somebody takes along of their ads, and what is left of them when they are erased."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from lamppost.board.actions import add_favourite, add_photo, arrange_photos, begin_draft, edit_ad
from lamppost.board.actions.photos import Arrangement
from lamppost.board.content import AdContent
from lamppost.board.models import Ad, Photo
from lamppost.board.photo_files import delete_unnamed
from lamppost.board.pictures import Size, storage_name
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.people.archive import stream_archive
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_place

pytestmark = pytest.mark.django_db

SUNNY = saved(photo(120, 80))
RAINY = saved(photo(90, 120))


def archive_of(person: Person) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(stream_archive(person))))


def erase(person: Person) -> None:
    """Erases somebody and does the jobs that this leaves."""
    request_erasure(person)
    assert person.erase_due
    assert erase_due_people(person.erase_due) == 1
    for job in DBTaskResult.objects.filter(task_path__endswith="delete_unnamed_files"):
        delete_unnamed(job.args_kwargs["args"][0])


def files_of(digest: str) -> list[bool]:
    return [default_storage.exists(storage_name(digest, size)) for size in Size]


def test_archive_holds_the_ad_as_it_reads_and_as_it_read_before(alice: Person) -> None:
    ad = make_ad(alice, "Blue kettle")
    green = AdContent(category="furniture", title="Green kettle", text="", place=make_place())
    edit_ad(ad, green, by=alice, at=NOON)
    told = json.loads(archive_of(alice).read("ads.json"))[0]
    assert (told["title"], told["place"]) == ("Green kettle", "Dayton, Ohio")
    assert [old["title"] for old in told["earlier_versions"]] == ["Blue kettle"]


def test_archive_holds_every_photo_also_those_of_drafts_and_taken_off(alice: Person) -> None:
    ad = make_ad(alice)
    add_photo(ad, SUNNY, by=alice, at=NOON)
    gone = add_photo(ad, RAINY, by=alice, at=NOON)
    arrange_photos(ad, [Arrangement(gone.pk, "", 1, is_removed=True)], by=alice, at=NOON)
    draft = begin_draft("furniture", {"title": ["Chair"]}, by=alice, at=NOON)
    add_photo(draft, SUNNY, by=alice, at=NOON)
    archive = archive_of(alice)
    told = json.loads(archive.read("ads.json"))[0]["photos"]
    told += json.loads(archive.read("drafts.json"))[0]["photos"]
    assert len(told) == 3
    for one in told:
        assert archive.read(one["file"])[:3] == b"\xff\xd8\xff"


def test_a_lost_photo_file_keeps_nobody_from_the_rest(alice: Person) -> None:
    ad = make_ad(alice)
    lost = add_photo(ad, SUNNY, by=alice, at=NOON)
    kept = add_photo(ad, RAINY, by=alice, at=NOON)
    default_storage.delete(storage_name(lost.digest, Size.LARGE))
    names = archive_of(alice).namelist()
    assert [name for name in names if name.startswith("photos/")] == [
        f"photos/ad-{ad.pk}-{kept.pk}.jpg"
    ]


def test_archive_holds_nothing_of_the_ads_of_others(alice: Person, bob: Person) -> None:
    add_photo(make_ad(bob, "Red sofa"), SUNNY, by=bob, at=NOON)
    archive = archive_of(alice)
    assert not [name for name in archive.namelist() if name.startswith("photos/")]
    assert not [name for name in archive.namelist() if b"Red sofa" in archive.read(name)]


def test_favourite_that_was_held_since_is_not_told_of(alice: Person, bob: Person) -> None:
    add_favourite(make_ad(bob, "Red sofa"), by=alice)
    add_favourite(make_ad(bob, "Held sofa", state="held"), by=alice)
    told = json.loads(archive_of(alice).read("favourites.json"))
    assert [one["title"] for one in told] == ["Red sofa"]


def test_erasure_deletes_photo_files_in_every_size(alice: Person) -> None:
    digest = add_photo(make_ad(alice), SUNNY, by=alice, at=NOON).digest
    assert files_of(digest) == [True, True, True]
    erase(alice)
    assert files_of(digest) == [False, False, False]
    assert not Ad.objects.exists()


def test_erasure_leaves_a_file_that_another_ad_shows(alice: Person, bob: Person) -> None:
    shared = add_photo(make_ad(alice), SUNNY, by=alice, at=NOON).digest
    add_photo(make_ad(bob), SUNNY, by=bob, at=NOON)
    erase(alice)
    assert files_of(shared) == [True, True, True]
    assert Photo.objects.get().digest == shared
