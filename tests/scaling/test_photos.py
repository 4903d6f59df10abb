"""Photos in an S3-compatible bucket: added, shown, erased, and the bucket killed."""

from __future__ import annotations

from datetime import timedelta

import boto3
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from lamppost.board.actions import add_photo
from lamppost.board.jobs import delete_unnamed_files
from lamppost.board.models import Draft
from lamppost.board.pictures import Size, storage_name
from lamppost.board.tests.cast import fresh_ad, upload
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.config.doctor.finding import Level
from lamppost.config.doctor.of_servers import check_bucket
from lamppost.people.erasure import erase_due_people
from lamppost.people.models import Person
from lamppost.testing import NOON
from tests.scaling.board import soon
from tests.seaweed import Seaweed

pytestmark = pytest.mark.django_db
BUCKET = "lamppost-photos"
NOBODY = "http://127.0.0.1:1"


@pytest.fixture(scope="module")
def _bucket(photo_server: Seaweed) -> None:
    client = boto3.client(
        "s3",
        endpoint_url=photo_server.endpoint,
        aws_access_key_id=photo_server.key,
        aws_secret_access_key=photo_server.secret,
        region_name="us-east-1",
    )
    client.create_bucket(Bucket=BUCKET)


class Way:
    """To the bucket, which can be there or be cut."""

    def __init__(self, settings: Settings, server: Seaweed) -> None:
        self.settings, self.server = settings, server
        self.mend()

    def mend(self) -> None:
        self._lead_to(self.server.endpoint)

    def cut(self) -> None:
        """Nothing answers where the bucket was, as when it is dead."""
        self._lead_to(NOBODY)

    def _lead_to(self, endpoint: str) -> None:
        options = {
            "bucket_name": BUCKET,
            "endpoint_url": endpoint,
            "access_key": self.server.key,
            "secret_key": self.server.secret,
            "file_overwrite": True,
            "querystring_auth": False,
        }
        bucket = {"BACKEND": "lamppost.core.bucket.Bucket", "OPTIONS": options}
        self.settings.STORAGES = {**self.settings.STORAGES, "default": bucket}


@pytest.fixture(autouse=True)
def way(settings: Settings, photo_server: Seaweed, _bucket: None) -> Way:
    return Way(settings, photo_server)


def _path(digest: str, size: str) -> str:
    return f"/photos/{digest}-{size}.jpg"


def _names(digest: str) -> list[str]:
    return [storage_name(digest, size) for size in Size]


def _leaves(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(erase_due=NOON)
    assert erase_due_people(NOON) == 1


def _status_of_bucket() -> list[Level]:
    return [finding.level for finding in check_bucket(NOON)]


def test_photo_is_kept_in_every_size_shown_and_erased_with_its_poster(
    client: Client, alice: Person
) -> None:
    hung = add_photo(fresh_ad(alice), saved(photo()), by=alice, at=NOON)
    for size in "sml":
        answer = client.get(_path(hung.digest, size))
        shown = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        assert shown.startswith(b"\xff\xd8")
        assert int(answer["Content-Length"]) == len(shown)
    _leaves(alice)
    delete_unnamed_files.func([hung.digest])
    assert not any(default_storage.exists(name) for name in _names(hung.digest))
    assert client.get(_path(hung.digest, "s")).status_code == 404


def test_photo_that_is_lost_is_a_page_that_is_not_there(client: Client, alice: Person) -> None:
    hung = add_photo(fresh_ad(alice), saved(photo()), by=alice, at=NOON)
    default_storage.delete(storage_name(hung.digest, Size.SMALL))
    assert client.get(_path(hung.digest, "s")).status_code == 404
    assert client.get(_path(hung.digest, "m")).status_code == 200


def test_ad_stands_without_its_picture_while_the_bucket_is_dead(
    client: Client, alice: Person, way: Way
) -> None:
    ad = fresh_ad(alice)
    hung = add_photo(ad, saved(photo()), by=alice, at=NOON)
    way.cut()
    assert client.get(ad.get_absolute_url()).status_code == 200
    answer = client.get(_path(hung.digest, "m"))
    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
    way.mend()
    assert client.get(_path(hung.digest, "m")).status_code == 200


def test_nothing_that_was_typed_is_lost_when_a_photo_cannot_be_kept(
    client: Client, way: Way
) -> None:
    way.cut()
    typed = {"title": "Kettle", "text": "Whistles in tune.", "photos": upload()}
    answer = client.post("/post/household/", typed)
    assert answer.status_code == 422
    assert "Photos cannot be kept at the moment." in answer.content.decode()
    draft = Draft.objects.latest("began")
    assert "Whistles in tune." in client.get(draft.get_absolute_url()).content.decode()
    way.mend()
    again = {"title": "Kettle", "photos": upload(), "go": "photos"}
    client.post(draft.get_absolute_url(), again)
    assert draft.photos.count() == 1


def test_photos_of_somebody_who_left_are_deleted_once_the_bucket_is_back(
    alice: Person, way: Way
) -> None:
    hung = add_photo(fresh_ad(alice), saved(photo()), by=alice, at=NOON)
    _leaves(alice)
    way.cut()
    delete_unnamed_files.func([hung.digest])
    now = timezone.now()
    again = DBTaskResult.objects.get(run_after__range=(now, now + timedelta(hours=2)))
    way.mend()
    delete_unnamed_files.func(*again.args_kwargs["args"])
    assert not any(default_storage.exists(name) for name in _names(hung.digest))


def test_doctor_sees_whether_the_bucket_answers(way: Way) -> None:
    assert _status_of_bucket() == [Level.OK]
    way.cut()
    assert _status_of_bucket() == [Level.WRONG]


@pytest.mark.long
def test_photo_is_shown_again_when_a_store_that_was_killed_is_back(
    client: Client, alice: Person, photo_server: Seaweed
) -> None:
    hung = add_photo(fresh_ad(alice), saved(photo()), by=alice, at=NOON)
    photo_server.kill()
    assert client.get(_path(hung.digest, "m")).status_code == 503
    photo_server.start()
    soon(lambda: client.get(_path(hung.digest, "m")).status_code == 200)
