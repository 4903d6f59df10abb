from __future__ import annotations

import pytest

from lamppost.screening.normal import normalise


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("c4sh a p p only", "cash app only"),
        ("C A S H   A P P", "cash app"),
        ("m@ssage, w1re, he1p, $ugar, paypa1", "massage, wire, help, sugar, paypal"),
        ("s.p.r.e.a.d and s - p - r", "spread and spr"),
        ("mas*sage mas~sage", "massage massage"),
        ("𝗰𝟰𝘀𝗵", "cash"),
    ],
)
def test_the_second_reading_undoes_digits_and_gaps(text: str, second: str) -> None:
    normal = normalise(text)
    assert normal.second is not None
    assert normal.second.text == second
    assert len(normal.readings) == 2
    assert normal.plain != second


@pytest.mark.parametrize(
    "text",
    [
        "4x4 b2b ps5 mp3 1st 2nd 10am 3br h2o",
        "for sale at 5, p.m.",
        "call 305-736-5000",
        "größe 42",
    ],
)
def test_what_is_as_it_is_has_no_second_reading(text: str) -> None:
    assert normalise(text).second is None


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("sаle", "look-alike", "sаle"),
        ("big 𝗦𝗮𝗹𝗲", "styled", "𝗦𝗮𝗹𝗲"),
        ("sa\u200ble", "invisible", "\u200b"),
        ("\u202eelas", "turned", "\u202eelas"),
        ("s a l e now", "spread", "s a l e"),
        ("c4sh", "digits-for-letters", "c4sh"),
    ],
)
def test_a_trick_is_noted_where_it_stands(text: str, kind: str, written: str) -> None:
    (trick,) = normalise(text).tricks
    assert trick.kind == kind
    assert text[trick.start : trick.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "Продаю велосипед, сосна и роса, iPhone",
        "Πωλείται ποδήλατο",
        "می‌خواهم بفروشم",
        "family 👨‍👩‍👧 ❤️ 🇺🇸",
        "wunder\u00adbar",
        "Größe, niño, garçon",
        "U S A, a b c",
        "4x4, B2B, PS5",
        "2.5Baths, 2Bed1Bath, b1b, Metropark3, @Spacious, from Jun1st",
    ],
)
def test_honest_writing_is_no_trick(text: str) -> None:
    assert normalise(text).tricks == ()
