"""What must be kept is there for a year, whatever becomes of the thing and its author."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from pytest_django import Settings

from lamppost.board.models import Ad, Photo
from lamppost.board.pictures import Size, storage_name
from lamppost.journal.models import Line
from lamppost.moderation.evidence import store
from lamppost.moderation.evidence.actions import (
    Taken,
    expire_evidence_due,
    preserve,
    read_exhibit,
    take,
)
from lamppost.moderation.evidence.store import Damaged
from lamppost.moderation.evidence.taking import NothingThere
from lamppost.moderation.models import Evidence, OpenRequest
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

DIGEST = "ab" * 32
JPEG = b"\xff\xd8 nothing to see \xff\xd9"
DAY = timedelta(days=1)


@pytest.fixture
def ad(alice: Person) -> Ad:
    """With a photo whose file is there, and one whose file is lost."""
    ad = make_ad(alice, "Blue kettle", text="Whistles, and 日本.")
    default_storage.save(storage_name(DIGEST, Size.LARGE), ContentFile(JPEG))
    for position, digest in enumerate((DIGEST, "cd" * 32)):
        Photo.objects.create(ad=ad, digest=digest, width=4, height=3, position=position, alt="A")
    return ad


def _keep(ad: Ad, **given: object) -> Evidence:
    return preserve(f"board.ad:{ad.pk}", why="a test", by="clock", at=NOON, **given)  # type: ignore[arg-type]


def _files(settings: Settings) -> list[str]:
    folder = Path(settings.EVIDENCE_FOLDER)
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_words_versions_photos_and_account_are_kept_exactly(ad: Ad) -> None:
    ad.versions.create(number=1, until=NOON, category="furniture", title="Kettle", place=ad.place)
    exhibit = read_exhibit(_keep(ad))
    assert exhibit.said["ad"]["text"] == "Whistles, and 日本."
    assert [one["title"] for one in exhibit.said["versions"]] == ["Kettle"]
    assert [photo.data for photo in exhibit.photos] == [JPEG, b""]
    assert exhibit.around["account"]["account"]["address"] == "alice@example.org"
    assert exhibit.person == f"people.person:{ad.persona.person_id}"


def test_what_lies_in_the_folder_is_sealed_and_for_its_owner_alone(
    ad: Ad, settings: Settings
) -> None:
    kept = _keep(ad)
    file = Path(settings.EVIDENCE_FOLDER) / kept.file
    assert _files(settings) == [kept.file]
    assert file.stat().st_mode & 0o777 == 0o600
    sealed = file.read_bytes()
    assert b"Whistles" not in sealed
    assert JPEG not in sealed


def test_another_key_opens_nothing_and_an_older_one_still_does(ad: Ad, settings: Settings) -> None:
    settings.EVIDENCE_KEYS = ("old",)
    kept = _keep(ad)
    settings.EVIDENCE_KEYS = ("new", "old")
    assert read_exhibit(kept).said["ad"]["title"] == "Blue kettle"
    settings.EVIDENCE_KEYS = ("new",)
    with pytest.raises(Damaged):
        read_exhibit(kept)


def test_the_seal_of_texts_in_the_database_does_not_open_it(ad: Ad, settings: Settings) -> None:
    settings.EVIDENCE_KEYS = settings.SEAL_KEYS
    kept = _keep(ad)
    from lamppost.core.sealing import Unreadable, unseal

    with pytest.raises(Unreadable):
        unseal((Path(settings.EVIDENCE_FOLDER) / kept.file).read_bytes())


def test_kept_twice_is_kept_once_and_longer(ad: Ad, settings: Settings) -> None:
    first = _keep(ad)
    Ad.objects.filter(pk=ad.pk).update(expires=NOON + 9 * DAY, reminded=NOON)
    later = preserve(f"board.ad:{ad.pk}", why="again", by="clock", at=NOON + 5 * DAY)
    assert later.pk == first.pk
    assert later.until == first.until + 5 * DAY
    assert len(_files(settings)) == 1


def test_other_words_are_another_exhibit(ad: Ad) -> None:
    first = _keep(ad)
    Ad.objects.filter(pk=ad.pk).update(text="Silent now.")
    second = _keep(ad)
    assert second.pk != first.pk
    assert read_exhibit(first).said["ad"]["text"] == "Whistles, and 日本."
    assert read_exhibit(second).said["ad"]["text"] == "Silent now."


def test_an_edit_after_the_taking_is_noticed(ad: Ad, settings: Settings) -> None:
    taken = take(f"board.ad:{ad.pk}")
    Ad.objects.filter(pk=ad.pk).update(text="Silent now.")
    kept = _keep(ad, taken=taken)
    assert read_exhibit(kept).said["ad"]["text"] == "Silent now."


def test_it_is_there_on_day_365_and_gone_on_day_366(ad: Ad, settings: Settings) -> None:
    kept = _keep(ad)
    name = f"moderation.evidence:{kept.pk}"
    assert expire_evidence_due(NOON + 365 * DAY) == 0
    assert expire_evidence_due(NOON + 366 * DAY - timedelta(seconds=1)) == 0
    assert read_exhibit(kept).photos[0].data == JPEG
    assert expire_evidence_due(NOON + 366 * DAY) == 1
    assert not Evidence.objects.exists()
    assert _files(settings) == []
    acts = list(Line.objects.filter(subject=name).values_list("act", flat=True))
    assert acts == ["evidence.kept", "evidence.gone"]


def test_erasing_the_person_does_not_take_it_away(
    ad: Ad, alice: Person, django_capture_on_commit_callbacks: object
) -> None:
    kept = _keep(ad)
    request_erasure(alice)
    assert alice.erase_due is not None
    assert erase_due_people(alice.erase_due) == 1
    assert not Ad.objects.exists()
    assert read_exhibit(kept).said["ad"]["title"] == "Blue kettle"


def test_a_file_whose_row_never_came_is_swept(ad: Ad, settings: Settings) -> None:
    """As after kill -9 between the file and the row."""
    kept = _keep(ad)
    lost = store.store(b"left behind").file
    (Path(settings.EVIDENCE_FOLDER) / ".half.sealed").write_bytes(b"")
    expire_evidence_due(NOON)
    assert len(_files(settings)) == 3  # it may be of a transaction that is still open
    _age(settings, seconds=2 * 60 * 60)
    expire_evidence_due(NOON)
    assert _files(settings) == [kept.file]
    assert lost not in _files(settings)


def _age(settings: Settings, *, seconds: int) -> None:
    before = time.time() - seconds
    for name in _files(settings):
        os.utime(Path(settings.EVIDENCE_FOLDER) / name, (before, before))


def test_a_row_is_never_there_without_its_file(
    ad: Ad, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(data: bytes) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(store, "store", full)
    with pytest.raises(OSError, match="No space"), transaction.atomic():
        _keep(ad)
    assert not Evidence.objects.exists()


def test_after_a_rollback_only_the_sweep_has_work(ad: Ad, settings: Settings) -> None:
    def keep_and_fail() -> None:
        with transaction.atomic():
            _keep(ad)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        keep_and_fail()
    assert not Evidence.objects.exists()
    _age(settings, seconds=2 * 60 * 60)
    expire_evidence_due(NOON)
    assert _files(settings) == []


def test_a_changed_file_is_not_shown_as_evidence(ad: Ad) -> None:
    kept = _keep(ad)
    Evidence.objects.filter(pk=kept.pk).update(digest="00" * 32)
    kept.refresh_from_db()
    with pytest.raises(Damaged, match="digest"):
        read_exhibit(kept)


@pytest.mark.parametrize("subject", ["board.ad:99", "board.ad:x", "people.block:1", "nonsense", ""])
def test_what_is_not_there_cannot_be_kept(db: None, subject: str) -> None:
    with pytest.raises(NothingThere):
        preserve(subject, why="a test", by="clock", at=NOON)


def test_a_request_of_one_person_alone_is_impossible_in_the_database(ad: Ad) -> None:
    kept = _keep(ad)
    with pytest.raises(IntegrityError), transaction.atomic():
        OpenRequest.objects.create(
            evidence=kept,
            asked_by="people.person:1",
            asked=NOON,
            reason="Curious.",
            approved_by="people.person:1",
            approved=NOON,
            open_until=NOON + DAY,
        )


def test_taken_is_a_value(ad: Ad) -> None:
    taken = take(f"board.ad:{ad.pk}")
    assert isinstance(taken, Taken)
    assert taken.stored.size == len(taken.exhibit.packed())
