"""Every kind of pixel comes out in the colours that its maker saw."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from lamppost.board.pictures import Size, clean_picture
from lamppost.board.tests.sample_pictures import raw_png, saved, swapped_profile

SQUARE = (48, 48)


def middle(body: bytes) -> tuple[int, ...]:
    image = Image.open(BytesIO(clean_picture(body).sizes[Size.LARGE]))
    assert image.mode == "RGB"
    pixel = image.getpixel((24, 24))
    assert isinstance(pixel, tuple)
    return pixel


def assert_middle(body: bytes, wanted: tuple[int, int, int]) -> None:
    seen = middle(body)
    assert all(abs(a - b) <= 6 for a, b in zip(seen, wanted, strict=True)), seen


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize(
    ("pixel", "wanted"),
    [
        ((200, 0, 0, 255), (200, 0, 0)),
        ((0, 0, 0, 128), (127, 127, 127)),
        ((200, 0, 0, 0), (255, 255, 255)),
    ],
)
def test_transparency_is_laid_on_white(
    kind: str, pixel: tuple[int, int, int, int], wanted: tuple[int, int, int]
) -> None:
    assert_middle(saved(Image.new("RGBA", SQUARE, pixel), kind), wanted)


@pytest.mark.parametrize(
    ("mode", "pixel", "wanted"),
    [
        ("L", 90, (90, 90, 90)),
        ("LA", (0, 128), (127, 127, 127)),
        ("1", 1, (255, 255, 255)),
        ("I;16", 0x8080, (128, 128, 128)),
        ("RGB", (10, 120, 30), (10, 120, 30)),
    ],
)
def test_pixels_of_every_png_kind_keep_their_colour(
    mode: str, pixel: int | tuple[int, ...], wanted: tuple[int, int, int]
) -> None:
    assert_middle(saved(Image.new(mode, SQUARE, pixel), "PNG"), wanted)


def test_palette_keeps_its_colours_and_its_see_through_entry() -> None:
    image = Image.new("P", SQUARE, 1)
    image.putpalette([0, 0, 0, 20, 140, 60])
    assert_middle(saved(image, "PNG"), (20, 140, 60))
    assert_middle(saved(image, "PNG", transparency=1), (255, 255, 255))
    assert_middle(saved(image, "PNG", transparency=0), (20, 140, 60))


def test_sixteen_bit_colour_png_keeps_its_colour() -> None:
    row = b"\0" + b"\xc8\x00\x10\x00\x40\x00" * 48
    assert_middle(raw_png(48, 48, depth=16, colour=2, rows=row * 48), (200, 16, 64))


@pytest.mark.parametrize(
    ("ink", "wanted"), [((0, 0, 0, 0), (255, 255, 255)), ((0, 255, 255, 0), (255, 0, 0))]
)
def test_print_colours_become_screen_colours(
    ink: tuple[int, ...], wanted: tuple[int, int, int]
) -> None:
    assert_middle(saved(Image.new("CMYK", SQUARE, ink)), wanted)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF"])
def test_colours_are_read_by_the_profile_that_came_with_them(kind: str) -> None:
    red = Image.new("RGB", SQUARE, (255, 0, 0))
    assert_middle(saved(red, kind), (255, 0, 0))
    assert_middle(saved(red, kind, icc_profile=swapped_profile()), (0, 255, 0))


def test_profile_counts_under_transparency_too() -> None:
    red = Image.new("RGBA", SQUARE, (255, 0, 0, 128))
    assert_middle(saved(red, "PNG", icc_profile=swapped_profile()), (127, 255, 127))


@pytest.mark.parametrize("profile", [b"no profile", swapped_profile()[:200]])
def test_broken_profile_costs_no_photo(profile: bytes) -> None:
    red = Image.new("RGB", SQUARE, (255, 0, 0))
    assert_middle(saved(red, icc_profile=profile), (255, 0, 0))


def test_profile_for_other_pixels_is_passed_over() -> None:
    ink = Image.new("CMYK", SQUARE, (0, 255, 255, 0))
    assert_middle(saved(ink, icc_profile=swapped_profile()), (255, 0, 0))
    assert_middle(saved(Image.new("L", SQUARE, 90), icc_profile=swapped_profile()), (90, 90, 90))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_broken_exif_costs_no_photo(kind: str) -> None:
    red = Image.new("RGB", SQUARE, (255, 0, 0))
    for exif in (b"Exif\0\0garbage", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12"):
        assert_middle(saved(red, kind, exif=exif), (255, 0, 0))
