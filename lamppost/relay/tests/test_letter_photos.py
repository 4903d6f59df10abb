from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lamppost.board.pictures import Size
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.core.limits import Limit
from lamppost.people.models import Person
from lamppost.relay import pictures
from lamppost.relay.avatars import avatar_of
from lamppost.relay.models import Conversation, LetterPhoto
from lamppost.relay.tests.cast import begin, put_in_state
from lamppost.relay.tests.pages import as_, shown
from lamppost.screening.models import HashedPhoto


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    return begin(alice, bob)


def upload(name: str = "kettle.jpg", width: int = 96) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, saved(photo(width)))


def send(talk: Conversation, person: Person, **more: object) -> Client:
    browser = as_(person)
    form = {"text": "Like this", "key": "a", "photos": [upload()], **more}
    browser.post(talk.get_absolute_url(), form)
    return browser


def path_of(talk: Conversation, size: str = "s") -> str:
    return f"{talk.get_absolute_url()}photos/{LetterPhoto.objects.get().digest}/{size}.jpg"


def test_photo_of_a_letter_is_seen_by_the_two_alone(
    talk: Conversation, alice: Person, bob: Person, carol: Person, client: Client
) -> None:
    send(talk, bob)
    for person in (alice, bob):
        assert path_of(talk) in shown(as_(person).get(talk.get_absolute_url()))
        for size in Size:
            answer = as_(person).get(path_of(talk, size))
            assert answer["Content-Type"] == "image/jpeg"
            assert answer["Cache-Control"].startswith("private")
    for stranger in (as_(carol), client):
        assert stranger.get(path_of(talk)).status_code == 404
    digest = LetterPhoto.objects.get().digest
    assert as_(bob).get(f"/photos/{digest}-s.jpg").status_code == 404


def test_photo_is_not_shown_in_another_conversation(
    talk: Conversation, alice: Person, bob: Person, carol: Person
) -> None:
    send(talk, bob)
    elsewhere = begin(alice, carol).get_absolute_url()
    path = path_of(talk).replace(talk.get_absolute_url(), elsewhere)
    assert as_(alice).get(path).status_code == 404


def test_photo_of_a_letter_that_did_not_come_through_is_its_authors(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    send(talk, bob)
    put_in_state("held")
    assert as_(bob).get(path_of(talk)).status_code == 200
    assert as_(alice).get(path_of(talk)).status_code == 404


@pytest.mark.parametrize("path", ["photos/x/s.jpg", f"photos/{'0' * 64}/s.jpg", "photos/../s.jpg"])
def test_nonsense_for_a_photo_is_not_found(talk: Conversation, bob: Person, path: str) -> None:
    assert as_(bob).get(talk.get_absolute_url() + path).status_code == 404


def test_letter_that_comes_back_has_its_photos_still(talk: Conversation, bob: Person) -> None:
    path, browser = talk.get_absolute_url(), as_(bob)
    form = {"text": "Ring +1 937-224-7111", "key": "a"}
    page = browser.post(path, {**form, "photos": [upload()]})
    assert page.status_code == 422
    tokens = page.context["letter_form"].typed.photos
    browser.post(path, {**form, "photo": tokens, "contact": "send"})
    assert LetterPhoto.objects.get().letter.text == form["text"]


def test_photo_can_be_taken_off_before_it_is_sent(talk: Conversation, bob: Person) -> None:
    path, browser = talk.get_absolute_url(), as_(bob)
    page = browser.post(path, {"text": " ", "key": "a", "photos": [upload("no.txt"), upload()]})
    page = browser.post(path, {"text": "x" * 10_001, "key": "a", "photos": [upload()]})
    (token,) = page.context["letter_form"].typed.photos
    browser.post(path, {"text": "Hi", "key": "b", "photo": [token], "photo-off": [token]})
    assert not LetterPhoto.objects.filter(letter__text="Hi").exists()


def test_photo_that_is_none_keeps_the_letter_back_with_a_sentence(
    talk: Conversation, bob: Person
) -> None:
    wrong = SimpleUploadedFile("diary.jpg", b"Dear diary")
    form = {"text": "Like this", "key": "a", "photos": [wrong]}
    answer = as_(bob).post(talk.get_absolute_url(), form)
    assert answer.status_code == 422
    assert "“diary.jpg” was not added." in shown(answer)
    assert talk.letters.count() == 1


def test_letter_has_room_for_so_many(talk: Conversation, bob: Person) -> None:
    many = [upload(width=90 + n) for n in range(pictures.MOST_PICTURES + 1)]
    form = {"text": "Like these", "key": "a", "photos": many}
    answer = as_(bob).post(talk.get_absolute_url(), form)
    assert answer.status_code == 422
    assert len(answer.context["letter_form"].typed.photos) == pictures.MOST_PICTURES


def test_photos_are_limited(
    talk: Conversation, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "SENDING", Limit("test_letter_photo", times=1, per_secs=3600))
    form = {"text": "Two", "key": "a", "photos": [upload(width=90), upload(width=91)]}
    assert "too often" in shown(as_(bob).post(talk.get_absolute_url(), form))


@pytest.mark.parametrize("token", ["", "x", f"{'0' * 64}.9.9", f"{'0' * 64}.9.9:abc:def"])
def test_token_that_is_not_ours_names_no_photo(token: str) -> None:
    assert pictures.pictures_of([token]) == []


def test_files_go_once_no_letter_shows_them_and_stay_while_one_does(
    talk: Conversation, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(talk, bob)
    digest = LetterPhoto.objects.get().digest
    name = pictures.file_name(digest, Size.SMALL)
    later = timezone.now() + timedelta(days=3)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    pictures.delete_unnamed([digest])
    assert default_storage.exists(name)
    LetterPhoto.objects.all().delete()
    pictures.delete_unnamed([digest])
    pictures.delete_unnamed([digest])
    assert not default_storage.exists(name)


def test_photo_of_a_letter_that_is_being_written_stays(db: None) -> None:
    tokens, _problems = pictures.keep_uploads([upload()], have=[], spender="x")
    (picture,) = pictures.pictures_of(tokens)
    pictures.delete_unnamed([picture.digest])
    assert default_storage.exists(pictures.file_name(picture.digest, Size.SMALL))


def test_mask_is_the_same_to_both_and_nobody_elses(
    talk: Conversation, alice: Person, bob: Person, carol: Person, client: Client
) -> None:
    path = f"{talk.get_absolute_url()}poster.svg"
    drawn = [as_(person).get(path) for person in (alice, bob)]
    assert drawn[0].content == drawn[1].content
    assert drawn[0]["Content-Type"] == "image/svg+xml"
    assert "private" in drawn[0]["Cache-Control"]
    for stranger in (as_(carol), client):
        assert stranger.get(path).status_code == 404
    assert as_(bob).get(f"{talk.get_absolute_url()}moderator.svg").status_code == 404


def test_each_conversation_of_somebody_has_another_mask() -> None:
    masks = {avatar_of("a" * 25 + letter, role) for letter in "bcdefg" for role in ("poster", "x")}
    assert len(masks) == 12


def test_a_letters_photo_is_hashed_for_itself_and_forgotten_with_its_files(
    talk: Conversation, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(talk, bob)
    digest = LetterPhoto.objects.get().digest
    assert HashedPhoto.objects.get().digest == f"letters/{digest}"
    LetterPhoto.objects.all().delete()
    # A young file may belong to a letter that is just being written.
    monkeypatch.setattr(pictures, "KEPT_FOR", timedelta(0))
    pictures.delete_unnamed([digest])
    assert not HashedPhoto.objects.exists()
