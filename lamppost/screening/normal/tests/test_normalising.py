from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from lamppost.screening.normal import fold, normalise

_PIECES = """https:// a.com @ [ ]( <a ?url= five 305 xn-- $ k € \u202e \u200b 5 o \\ % %25 . www.
    [::1] о é \ud800 🅰 ﷺ 1 4 double twenty - // 0 # : xn--a at dot com hxxp:// [url= <"""
PIECES = st.sampled_from(_PIECES.split())
ANY = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(PIECES, max_size=30).map(" ".join),
)


@given(ANY, st.sampled_from(["US", "DE", "", "zz", "JP"]))
@example("http://[::1]:99999999/", "US")
@example("https://xn--\ud800.com", "US")
def test_nothing_that_is_written_makes_normalising_fail(text: str, country: str) -> None:
    normal = normalise(text, country=country)
    assert normal.raw == text
    assert normal.plain == fold(text)
    spots = (*normal.phones, *normal.prices, *normal.links, *normal.mails, *normal.tricks)
    assert all(0 <= spot.start < spot.end <= len(text) for spot in spots)


@given(ANY)
def test_both_readings_come_from_the_text_in_order(text: str) -> None:
    for reading in normalise(text).readings:
        assert len(reading.origin) == len(reading.text) + 1
        assert list(reading.origin) == sorted(reading.origin)
        assert reading.origin[-1] == len(text)
