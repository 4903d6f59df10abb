"""Every kind of thing can be drawn, always the same way for the same seed."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from lamppost.demo.drawings import NOUNS
from lamppost.demo.drawings.pen import Pen
from lamppost.demo.pictures import KINDS, alt, draw

SMALL = (240, 180)


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_is_drawn_as_a_jpeg_of_the_asked_size_with_something_on_it(kind: str) -> None:
    picture = Image.open(BytesIO(draw(kind, 205, 3, SMALL)))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", SMALL)
    colours = picture.quantize(32).getcolors() or []
    assert max(share for share, _ in colours) < 0.6 * SMALL[0] * SMALL[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_thing_can_be_drawn_by_any_chance(kind: str) -> None:
    drawn = {draw(kind, 28, seed, (120, 90)) for seed in range(12)}
    assert len(drawn) == 12


def test_the_same_seed_draws_the_same_picture() -> None:
    assert draw("cat", 28, 5, SMALL) == draw("cat", 28, 5, SMALL)


def test_another_hue_or_kind_is_another_picture() -> None:
    drawn = {draw("sofa", 28, 5, SMALL), draw("sofa", 205, 5, SMALL), draw("cat", 28, 5, SMALL)}
    assert len(drawn) == 3


def test_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("unicorn", 28, 5)


def test_every_kind_has_words_for_those_who_do_not_see_it() -> None:
    assert NOUNS.keys() == set(KINDS)
    assert alt("cat", 28, 5).startswith("A cat that sits")


def test_a_see_through_ink_lets_the_ground_show() -> None:
    sheet = Image.new("RGB", (120, 90), (200, 0, 0))
    pen = Pen(sheet)
    pen.box(0, 0, 60, 90, (0, 0, 200, 128))
    pen.box(60, 0, 60, 90, (0, 0, 200))
    assert sheet.getpixel((90, 45)) == (0, 0, 200)
    mixed = sheet.getpixel((30, 45))
    assert isinstance(mixed, tuple)
    assert 80 < mixed[0] < 120
    assert 80 < mixed[2] < 120
