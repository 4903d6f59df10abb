"""What clean_picture refuses, why, and that nothing worse than a refusal can be provoked."""

from __future__ import annotations

import struct
from functools import cache
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from lamppost.board.pictures import MAX_BYTES, CleanPicture, PictureRefused, clean_picture
from lamppost.board.pictures.jpeg_scans import MAX_SCANS
from lamppost.board.tests.sample_pictures import (
    FORMATS,
    SECRET,
    photo,
    raw_png,
    saved,
    secret_in,
)

_HEADS = (
    b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"RIFF\0\1\0\0WEBPVP8X",
    b"\0\0\0\x18ftypheic\0\0\0\0heic", b"\0\0\0\x18ftypavif\0\0\0\0avif",
)  # fmt: skip


def refusal(body: bytes) -> PictureRefused:
    with pytest.raises(PictureRefused) as caught:
        clean_picture(body)
    return caught.value


def tampered_sof(width: int, height: int) -> bytes:
    """A JPEG whose header claims another size than its pixels have."""
    body = bytearray(saved(photo()))
    at = body.index(b"\xff\xc0")
    body[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(body)


def webp_claiming(side: int) -> bytes:
    chunk = b"VP8X" + struct.pack("<II", 10, 0x02) + (side - 1).to_bytes(3, "little") * 2
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "picture_empty"),
        (b"hello, " + SECRET, "picture_not_a_picture"),
        (b"\0\0\0\x18ftypmp42" + SECRET, "picture_not_a_picture"),
        (b"%PDF-1.7 " + SECRET, "picture_format"),
        (b"<?xml version='1.0'?>\n<!-- " + SECRET + b" -->\n<SVG>", "picture_format"),
        (saved(photo(), "GIF"), "picture_format"),
        (saved(photo(), "TIFF"), "picture_format"),
        (saved(photo(), "BMP"), "picture_format"),
        (saved(photo(), "ICO"), "picture_format"),
        (saved(photo(), "EPS"), "picture_format"),
        (saved(photo(), "JPEG2000"), "picture_format"),
        (saved(photo(31, 200)), "picture_too_small"),
        (saved(photo(200, 31), "PNG"), "picture_too_small"),
        (b"\xff\xd8\xff" + SECRET, "picture_broken"),
        (b"\x89PNG\r\n\x1a\n" + SECRET, "picture_broken"),
        (b"RIFF\0\0\0\0WEBP" + SECRET, "picture_broken"),
        (b"\0\0\0\x18ftypheic" + SECRET, "picture_broken"),
        (raw_png(64, 64, depth=8, colour=2, rows=b"\0" * 100), "picture_broken"),
    ],
)
def test_refusal_says_what_is_wrong_and_never_quotes_the_file(body: bytes, code: str) -> None:
    refused = refusal(body)
    assert refused.code == code
    assert SECRET.decode() not in refused.sentence
    assert refused.sentence.endswith(".")


@pytest.mark.parametrize("kind", FORMATS)
def test_truncated_picture_is_refused(kind: str) -> None:
    body = saved(photo(400, 300), kind)
    assert clean_picture(body).width == 400
    assert refusal(body[: len(body) * 2 // 3]).code == "picture_broken"


def test_file_is_never_read_much_beyond_the_limit() -> None:
    upload = BytesIO(saved(photo()).ljust(MAX_BYTES + 1000, b"\0"))
    with pytest.raises(PictureRefused) as caught:
        clean_picture(upload)
    assert caught.value.code == "picture_too_heavy"
    assert upload.tell() == MAX_BYTES + 1


def test_picture_of_just_the_largest_weight_is_taken() -> None:
    assert clean_picture(saved(photo()).ljust(MAX_BYTES, b"\0")).width == 96


@pytest.mark.parametrize(
    "bomb",
    [
        raw_png(50_000, 50_000, depth=8, colour=6),
        raw_png(10_000, 6_001, depth=8, colour=2),
        tampered_sof(65_000, 65_000),
        webp_claiming(16_000),
    ],
    ids=["png", "png just over", "jpeg", "webp"],
)
def test_picture_that_claims_too_many_pixels_is_refused_before_decoding(
    bomb: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(image: Image.Image) -> None:
        raise AssertionError("a bomb was decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", explode)
    # An open bomb would be told as "broken" here, so the code is the proof.
    assert refusal(bomb).code == "picture_too_many_pixels"


def test_picture_just_under_the_limit_of_pixels_passes_the_check() -> None:
    # Its pixels are missing; had the check not let it through, another code would come.
    assert refusal(raw_png(10_000, 6_000, depth=1, colour=0)).code == "picture_broken"


def test_jpeg_that_asks_for_endless_passes_is_refused() -> None:
    body = saved(photo(), progressive=True)
    last_pass = body[body.rindex(b"\xff\xc4") : -2]
    assert refusal(body[:-2] + last_pass * MAX_SCANS + b"\xff\xd9").code == "picture_broken"
    # What lies behind the end of the picture, like the film of a live photo, is no pass.
    assert clean_picture(body + last_pass * MAX_SCANS) == clean_picture(body)


@cache
def sample(kind: str) -> bytes:
    return secret_in(kind)


def clean_or_refused(body: bytes) -> None:
    try:
        picture = clean_picture(body)
    except PictureRefused as refused:
        assert refused.code  # noqa: PT017  either end is a good one
    else:
        assert isinstance(picture, CleanPicture)
        assert all(SECRET not in page for page in picture.sizes.values())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(_HEADS), st.binary(max_size=400))
def test_any_bytes_are_cleaned_or_refused(head: bytes, rest: bytes) -> None:
    clean_or_refused(head + rest)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(FORMATS),
    st.just(1.0) | st.floats(0.5, 1),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=8),
)
@example("PNG", 1.0, [])
def test_any_damage_to_a_picture_is_cleaned_or_refused(
    kind: str, kept: float, flips: list[tuple[float, int]]
) -> None:
    body = bytearray(sample(kind))
    for at, bits in flips:
        body[int(at * len(body))] ^= bits
    clean_or_refused(bytes(body[: int(kept * len(body))]))
