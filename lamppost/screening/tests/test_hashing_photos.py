"""A picture's hash is the same for the same picture, however it was saved, and no other's."""

from __future__ import annotations

import pytest
from PIL import Image

from lamppost.screening.photos.alike import MOST_DISTANCE, apart
from lamppost.screening.photos.hashing import HEX_DIGITS, hash_of
from lamppost.screening.photos.index import MOST_DISTANCE as MOST_ON_LISTS
from lamppost.screening.tests.pictures import jpeg, picture


@pytest.mark.parametrize("number", range(6))
def test_saving_and_shrinking_a_picture_leaves_its_hash(number: int) -> None:
    image = picture(number, width=1500, height=1000)
    whole = hash_of(image).pdq
    assert len(whole) == HEX_DIGITS
    for quality in (40, 60, 90):
        assert apart(whole, hash_of(jpeg(image, quality)).pdq) <= MOST_DISTANCE
    for width in (400, 640, 960):
        smaller = image.resize((width, width * 2 // 3))
        assert apart(whole, hash_of(jpeg(smaller)).pdq) <= MOST_DISTANCE


def test_other_pictures_have_other_hashes() -> None:
    hashes = [hash_of(picture(number)).pdq for number in range(30)]
    pairs = [(a, b) for a in hashes for b in hashes if a < b]
    assert min(apart(a, b) for a, b in pairs) > MOST_ON_LISTS


def test_an_empty_wall_says_so_in_its_quality() -> None:
    assert hash_of(Image.new("RGB", (800, 600), "white")).quality == 0
    assert hash_of(picture(1)).quality > 50


@pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK"])
def test_every_kind_of_pixel_is_read(mode: str) -> None:
    image = picture(3)
    assert apart(hash_of(image.convert(mode)).pdq, hash_of(image.convert("L")).pdq) <= 40


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (5000, 4)])
def test_a_picture_of_any_shape_has_a_hash(size: tuple[int, int]) -> None:
    assert len(hash_of(Image.new("RGB", size, "red")).pdq) == HEX_DIGITS


def test_the_picture_that_is_given_is_left_as_it_is() -> None:
    image = picture(4, width=1500, height=1000)
    hash_of(image)
    assert image.size == (1500, 1000)
