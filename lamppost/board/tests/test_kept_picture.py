"""A cleaned picture that comes back is kept byte for byte; whatever else it is, it is cleaned."""

from __future__ import annotations

from hashlib import sha256

import pytest

from lamppost.board.pictures import Size, clean_picture, kept_picture
from lamppost.board.pictures.kept import is_bare_jpeg
from lamppost.board.tests.sample_pictures import SECRET, photo, saved, secret_jpeg

OURS = clean_picture(saved(photo(300, 200))).sizes[Size.LARGE]
COMMENT = b"\xff\xfe" + (len(SECRET) + 2).to_bytes(2, "big") + SECRET
FIRST_TABLE = OURS.index(b"\xff\xdb")
# Behind the first scan more may follow: a comment there is as good a hiding place.
LATER_SCAN = OURS.rindex(b"\xff\xda")


def test_picture_of_ours_keeps_its_bytes_and_its_name() -> None:
    digest = sha256(OURS).hexdigest()
    kept = kept_picture(OURS, digest)
    assert kept
    assert (kept.digest, kept.sizes[Size.LARGE]) == (digest, OURS)
    assert (kept.width, kept.height) == (300, 200)
    assert set(kept.sizes) == set(Size)


@pytest.mark.parametrize(
    "data",
    [
        OURS + SECRET,
        OURS[:FIRST_TABLE] + COMMENT + OURS[FIRST_TABLE:],
        OURS[:LATER_SCAN] + COMMENT + OURS[LATER_SCAN:],
        OURS[:-2],
        secret_jpeg(),
        saved(photo(), "PNG"),
        b"",
    ],
    ids=["tail", "comment", "comment between scans", "no end", "exif", "png", "empty"],
)
def test_file_that_could_hold_more_than_colours_is_not_kept(data: bytes) -> None:
    assert is_bare_jpeg(OURS)
    assert not is_bare_jpeg(data)
    assert kept_picture(data, sha256(data).hexdigest()) is None


def test_picture_under_another_name_is_not_kept() -> None:
    assert kept_picture(OURS, "0" * 64) is None


def test_larger_picture_than_ours_is_not_kept() -> None:
    large = saved(photo(2_000, 40), quality=82, progressive=True)
    assert is_bare_jpeg(large)
    assert kept_picture(large, sha256(large).hexdigest()) is None
