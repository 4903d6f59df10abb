"""The files behind photos."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from lamppost.board import actions
from lamppost.board.actions import add_photo
from lamppost.board.actions.drafting import KEPT
from lamppost.board.actions.photos import Arrangement
from lamppost.board.content import AdContent
from lamppost.board.models import Draft
from lamppost.board.photo_files import delete_unnamed
from lamppost.board.pictures import Size, storage_name
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad, make_place


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


def is_kept(digest: str) -> bool:
    """Whether the files are there, once the workers have done what they were asked to."""
    for job in DBTaskResult.objects.filter(task_path__endswith="delete_unnamed_files"):
        delete_unnamed(job.args_kwargs["args"][0])
    return any(default_storage.exists(storage_name(digest, size)) for size in Size)


def draft_with(*pictures: bytes) -> Draft:
    draft = actions.begin_draft("household", {}, by=None, at=NOON)
    for picture in pictures:
        add_photo(draft, picture, by="visitor", at=NOON)
    return draft


def test_photos_of_a_draft_that_is_thrown_away_go_with_it(alice: Person, chair: bytes) -> None:
    draft = draft_with(chair)
    digest = draft.photos.get().digest
    actions.discard_draft(draft)
    assert not is_kept(digest)


def test_photos_of_a_draft_left_lying_go_with_it(db: None, chair: bytes) -> None:
    digest = draft_with(chair).photos.get().digest
    assert actions.forget_drafts(NOON + KEPT + timedelta(hours=1)) == 1
    assert not is_kept(digest)


def test_photo_that_an_ad_shows_too_outlives_the_draft(alice: Person, chair: bytes) -> None:
    digest = add_photo(make_ad(alice), chair, by=alice, at=NOON).digest
    actions.discard_draft(draft_with(chair))
    assert is_kept(digest)


def test_photo_taken_off_before_the_ad_went_up_is_kept_nowhere(alice: Person, chair: bytes) -> None:
    draft = draft_with(chair, saved(photo(80, 80)))
    passport, lamp = draft.photos.all()
    off = Arrangement(passport.pk, "", 0, is_removed=True)
    actions.arrange_photos(draft, [off, Arrangement(lamp.pk, "", 1)], by="visitor", at=NOON)
    content = AdContent("household", "Lamp", "", make_place())
    actions.post_ad(draft, content, by=alice.personas.get(), at=NOON)
    assert not is_kept(passport.digest)
    assert is_kept(lamp.digest)
