"""Cards of lists as HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from lamppost.board.card_html import card_html
from lamppost.board.cards import Card

EVIL = "<script>\"'&"
PLAIN = Card(
    pk=7,
    url="/ads/7/kettle/",
    title="Kettle",
    price="",
    place="Dayton",
    renewed=timezone.now() - timedelta(hours=3),
    teaser="",
    cover="",
)


def test_card_says_what_where_and_when() -> None:
    html = card_html(PLAIN)
    assert '<a href="/ads/7/kettle/" dir="auto">Kettle</a>' in html
    assert "Dayton · <time" in html
    assert ">3 hours ago</time>" in html
    assert 'class="lamp"' in html


def test_card_leaves_out_what_an_ad_does_not_have() -> None:
    html = card_html(PLAIN)
    assert not any(part in html for part in ("<img", "card__price", "card__teaser", "tag"))


def test_card_shows_photo_price_distance_and_that_it_is_gone() -> None:
    html = card_html(
        replace(PLAIN, cover="/photos/x-s.jpg", price="$5", distance="2 km", gone="Closed")
    )
    assert '<img src="/photos/x-s.jpg" alt=""' in html
    assert 'class="lamp"' not in html
    assert '<p class="card__price num">$5</p>' in html
    assert '<span class="tag">Closed</span> Dayton · 2 km · <time' in html


def test_nothing_that_a_poster_wrote_becomes_markup() -> None:
    html = card_html(
        replace(PLAIN, title=EVIL, teaser=EVIL, price=EVIL, place=EVIL, url=EVIL, cover=EVIL)
    )
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 6
