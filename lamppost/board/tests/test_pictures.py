"""What comes out of clean_picture: nameless, upright, sized, in the right colours."""

from __future__ import annotations

import logging
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from lamppost.board.pictures import CleanPicture, Size, clean_picture, storage_name
from lamppost.board.tests.sample_pictures import (
    FORMATS,
    SECRET,
    held,
    photo,
    saved,
    secret_exif,
    secret_in,
)

# All that a progressive JPEG needs: frame header, tables, quantisation, JFIF, scans.
_BARE_MARKERS = {0xC2, 0xC4, 0xDB, 0xE0, 0xDA}
_CORNERS = {(0, 0): "red", (1, 0): "lime", (0, 1): "blue", (1, 1): "yellow"}


def opened(body: bytes) -> Image.Image:
    image = Image.open(BytesIO(body), formats=["JPEG"])
    image.load()
    return image


def large(picture: CleanPicture) -> Image.Image:
    return opened(picture.sizes[Size.LARGE])


def segments(body: bytes) -> list[tuple[int, bytes]]:
    """The markers of a JPEG with what they hold, up to the end of the file."""
    found, at = [], 2
    while at < len(body) - 2:
        assert body[at] == 0xFF
        marker, length = body[at + 1], int.from_bytes(body[at + 2 : at + 4], "big")
        found.append((marker, body[at + 4 : at + 2 + length]))
        at += 2 + length
        while marker == 0xDA and (body[at] != 0xFF or body[at + 1] == 0):
            at += 1
    return found


@pytest.mark.parametrize("kind", FORMATS)
def test_no_byte_of_a_secret_survives_in_any_size(kind: str) -> None:
    body = secret_in(kind)
    assert SECRET in body
    for page in clean_picture(body).sizes.values():
        assert SECRET not in page
        assert SECRET.decode().encode("utf-16-be") not in page


@pytest.mark.parametrize("kind", FORMATS)
def test_output_holds_only_what_draws_the_picture(kind: str) -> None:
    for page in clean_picture(secret_in(kind)).sizes.values():
        found = segments(page)
        assert {marker for marker, _ in found} == _BARE_MARKERS
        assert [held for marker, held in found if marker == 0xE0] == [
            b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
        ]
        assert page.endswith(b"\xff\xd9")


@pytest.mark.parametrize("kind", FORMATS)
def test_log_never_tells_what_the_metadata_said(
    kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    clean_picture(secret_in(kind))
    assert SECRET.decode() not in caplog.text
    assert "GPS" not in caplog.text


def test_metadata_alone_does_not_change_the_digest() -> None:
    plain = clean_picture(saved(photo()))
    assert clean_picture(saved(photo(), exif=secret_exif(), comment=SECRET)) == plain
    assert clean_picture(saved(photo(96, 65))).digest != plain.digest


def test_digest_is_that_of_the_large_file() -> None:
    picture = clean_picture(saved(photo()))
    assert picture.digest == sha256(picture.sizes[Size.LARGE]).hexdigest()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_stands_upright_however_the_camera_was_held(kind: str, orientation: int) -> None:
    body = saved(held(orientation, _CORNERS), kind, exif=secret_exif(orientation))
    image = large(clean_picture(body))
    assert image.size == (160, 80)
    for (x, y), colour in _CORNERS.items():
        seen = image.getpixel((40 + 80 * x, 20 + 40 * y))
        wanted = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
        assert _is_near(seen, wanted), f"{colour} corner is {seen}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((3000, 1500), [(400, 200), (960, 480), (1920, 960)]),
        ((1000, 2000), [(200, 400), (480, 960), (960, 1920)]),
        ((700, 500), [(400, 286), (700, 500), (700, 500)]),
        ((300, 200), [(300, 200), (300, 200), (300, 200)]),
        ((8000, 32), [(400, 2), (960, 4), (1920, 8)]),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_sizes_fit_their_square_and_are_never_enlarged(
    kind: str, before: tuple[int, int], after: list[tuple[int, int]]
) -> None:
    picture = clean_picture(saved(photo(*before), kind))
    assert [opened(picture.sizes[size]).size for size in Size] == after
    assert (picture.width, picture.height) == after[-1]


def test_every_size_is_a_progressive_jpeg() -> None:
    for page in clean_picture(saved(photo(1200, 800))).sizes.values():
        assert opened(page).info["progressive"]


def test_noise_at_the_largest_size_can_be_pressed() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((1920, 1920), 120) for _ in range(3)])
    assert clean_picture(saved(noise, quality=95)).width == 1920


def test_file_is_read_like_bytes() -> None:
    body = saved(photo())
    assert clean_picture(BytesIO(body)) == clean_picture(body)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_animated_picture_gives_its_first_frame(kind: str) -> None:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "lime", "blue")]
    body = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    assert _is_near(large(clean_picture(body)).getpixel((32, 32)), (255, 0, 0))


def test_storage_name_spreads_over_folders_by_digest() -> None:
    digest = "abcd" + "0" * 60
    assert storage_name(digest, Size.MEDIUM) == f"ab/cd/{digest}-m.jpg"
    assert len({storage_name(digest, size) for size in Size}) == 3


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "AB" * 32, "a" * 64 + "\n", "a" * 63])
def test_storage_name_takes_nothing_but_a_digest(digest: str) -> None:
    with pytest.raises(ValueError, match="digest"):
        storage_name(digest, Size.LARGE)


def _is_near(seen: object, wanted: object) -> bool:
    assert isinstance(seen, tuple)
    assert isinstance(wanted, tuple)
    return all(abs(a - b) <= 12 for a, b in zip(seen, wanted, strict=True))
