"""Photos on the pages: who sees them, sending several, ordering them without scripts."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lamppost.board.models import MOST_PHOTOS, Ad, Draft, State
from lamppost.board.tests.cast import fresh_ad, hang_photo, managing, signed_in, upload
from lamppost.journal.actions import lines_about
from lamppost.people.models import Person

pytestmark = pytest.mark.django_db


def path_of(digest: str, size: str = "s") -> str:
    return f"/photos/{digest}-{size}.jpg"


def status(client: Client, digest: str) -> int:
    return client.get(path_of(digest)).status_code


def draft_of(client: Client) -> Draft:
    client.post("/post/household/", {"title": "Kettle", "go": "keep"})
    return Draft.objects.latest("began")


def test_photo_of_a_live_ad_is_for_everybody(client: Client, alice: Person) -> None:
    photo = hang_photo(fresh_ad(alice))
    for size in "sml":
        answer = client.get(path_of(photo.digest, size))
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Cache-Control"].startswith("private")
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(path_of(photo.digest, "xxl")).status_code == 404
    assert status(client, "f" * 64) == 404


@pytest.mark.parametrize("state", [s for s in State if s != State.LIVE])
def test_photo_goes_out_of_sight_with_its_ad(alice: Person, carol: Person, state: State) -> None:
    ad = fresh_ad(alice, state=state)
    photo = hang_photo(ad)
    assert [status(signed_in(who), photo.digest) for who in (None, carol, alice)] == [
        404,
        404,
        200,
    ]


def test_photo_of_somebody_who_leaves_is_out_of_sight(client: Client, alice: Person) -> None:
    photo = hang_photo(fresh_ad(alice))
    alice.erase_due = timezone.now() + timedelta(days=7)
    alice.save()
    assert status(client, photo.digest) == 404


def test_photo_that_was_taken_off_is_out_of_sight(client: Client, alice: Person) -> None:
    ad = fresh_ad(alice)
    hang_photo(ad, "b")
    photo = hang_photo(ad, "a", removed=timezone.now())
    assert status(client, photo.digest) == 404
    assert status(client, "b" * 64) == 200


def test_photo_that_hangs_on_two_ads_stays_while_one_is_up(client: Client, alice: Person) -> None:
    for state in (State.CLOSED, State.LIVE):
        hang_photo(fresh_ad(alice, state=state))
    assert status(client, "a" * 64) == 200


def test_photo_of_a_draft_is_for_its_writer(client: Client, carol: Person) -> None:
    photo = hang_photo(draft_of(client))
    assert status(client, photo.digest) == 200
    assert status(signed_in(carol), photo.digest) == 404
    assert status(Client(), photo.digest) == 404


def test_nobody_sends_photos_to_the_draft_of_another(client: Client, carol: Person) -> None:
    draft = draft_of(client)
    for somebody in (Client(), signed_in(carol)):
        answer = somebody.post(f"/post/draft/{draft.pk}/photos/", {"photos": upload()})
        assert answer.status_code == 404
    assert not draft.photos.exists()


def test_one_bad_photo_does_not_keep_the_good_ones(client: Client) -> None:
    draft = draft_of(client)
    bad = SimpleUploadedFile("<b>virus.jpg", b"MZ not a picture")
    answer = client.post(
        f"/post/draft/{draft.pk}/photos/", {"photos": [upload("1.jpg"), bad, upload("2.jpg", 1)]}
    )
    assert answer.status_code == 422
    assert "“&lt;b&gt;virus.jpg” was not added" in answer.content.decode()
    assert draft.photos.count() == 2


def test_photo_too_many_is_told_and_the_words_are_kept(client: Client) -> None:
    draft = draft_of(client)
    for n in range(MOST_PHOTOS - 1):
        hang_photo(draft, f"{n:x}", position=n)
    answer = client.post(
        draft.get_absolute_url(),
        {"title": "Kettle", "text": "New words", "photos": [upload(f"{n}.jpg") for n in range(14)]},
    )
    assert answer.status_code == 422
    assert "An ad has room for 12 photos" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.typed["text"] == ["New words"]
    assert draft.photos.count() == MOST_PHOTOS


def test_huge_file_is_not_read_to_its_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lamppost.board.pictures.refusals.MAX_BYTES", 1000)
    asked: list[int | None] = []
    read = io.BytesIO.read

    class Counting(SimpleUploadedFile):
        def read(self, n: int | None = None) -> bytes:
            asked.append(n)
            return read(self.file, n)  # type: ignore[arg-type]

    from lamppost.board.actions import add_photo
    from lamppost.board.pictures import PictureRefused

    draft = draft_of(client)
    with pytest.raises(PictureRefused, match="larger"):
        add_photo(draft, Counting("a.jpg", b"x" * 5000), by="visitor", at=timezone.now())  # type: ignore[arg-type]
    assert asked == [1001]


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ({"c": "1"}, "cabd"),
        ({"a": "3"}, "bcad"),
        ({"d": "1", "a": "4"}, "dbca"),
        ({"b": "1", "a": "2"}, "bacd"),
        ({"a": "999"}, "bcda"),
        ({"a": "-1", "b": "x", "c": "", "d": "²"}, "abcd"),
    ],
)
def test_photos_are_ordered_by_number_without_scripts(
    alice: Person, typed: dict[str, str], order: str
) -> None:
    ad = fresh_ad(alice)
    photos = {mark: hang_photo(ad, mark, position=n) for n, mark in enumerate("abcd")}
    form = {f"photo-place-{photo.pk}": str(n) for n, photo in enumerate(photos.values(), start=1)}
    form |= {f"photo-place-{photos[mark].pk}": number for mark, number in typed.items()}
    managing(ad).post(f"/ads/{ad.pk}/photos/", form)
    assert "".join(photo.digest[0] for photo in ad.photos.shown()) == order
    assert Ad.objects.get().cover == order[0] * 64


def test_same_form_sent_twice_makes_no_second_version(alice: Person) -> None:
    ad = fresh_ad(alice)
    photos = {mark: hang_photo(ad, mark, position=n) for n, mark in enumerate("abc")}
    client = signed_in(alice)
    client.post(f"/ads/{ad.pk}/photos/", {f"photo-off-{photos['a'].pk}": "1"})
    assert Ad.objects.get().version == 2
    client.post(f"/ads/{ad.pk}/photos/", {f"photo-alt-{photos['b'].pk}": ""})
    assert Ad.objects.get().version == 2


def test_version_keeps_the_photos_as_they_were(alice: Person) -> None:
    ad = fresh_ad(alice)
    first, second = hang_photo(ad, "a", alt="Front"), hang_photo(ad, "b", position=1)
    signed_in(alice).post(
        f"/ads/{ad.pk}/photos/",
        {f"photo-off-{first.pk}": "1", f"photo-alt-{second.pk}": "Back"},
    )
    assert ad.versions.get().photos == [
        {"digest": "a" * 64, "alt": "Front"},
        {"digest": "b" * 64, "alt": ""},
    ]
    assert ad.photos.shown().get().alt == "Back"
    assert lines_about(ad).get().by == f"people.person:{alice.pk}"


def test_what_the_link_in_the_mail_does_is_not_put_down_to_a_visitor(alice: Person) -> None:
    ad = fresh_ad(alice)
    managing(ad).post(f"/ads/{ad.pk}/photos/", {"photos": upload()})
    assert lines_about(ad).get().by == f"link:{ad.pk}"


def test_photo_of_another_ad_cannot_be_taken_off(alice: Person, bob: Person) -> None:
    theirs = hang_photo(fresh_ad(bob))
    ad = fresh_ad(alice)
    hang_photo(ad, "b")
    signed_in(alice).post(f"/ads/{ad.pk}/photos/", {f"photo-off-{theirs.pk}": "1"})
    theirs.refresh_from_db()
    assert theirs.removed is None


def test_words_for_a_photo_that_no_database_keeps_are_kept_without_that(client: Client) -> None:
    draft = draft_of(client)
    photo = hang_photo(draft)
    answer = client.post(
        draft.get_absolute_url(), {"text": "a\0b", f"photo-alt-{photo.pk}": "c\0d", "go": "keep"}
    )
    assert answer.status_code == 200
    photo.refresh_from_db()
    draft.refresh_from_db()
    assert (photo.alt, draft.typed["text"]) == ("cd", ["ab"])
