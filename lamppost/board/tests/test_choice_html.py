"""Choices beside a list as HTML."""

from __future__ import annotations

from lamppost.board.choice_html import choice_html
from lamppost.board.filters import Choice
from lamppost.board.search.results import Count


def test_choice_leads_somewhere_and_says_how_many_are_there() -> None:
    html = choice_html(Choice("Bicycles", "?category=bicycles", Count(1_234)))
    assert '<a href="?category=bicycles"><span>Bicycles</span>' in html
    assert ">1,234</span>" in html


def test_choice_at_hand_is_marked() -> None:
    html = choice_html(Choice("Bicycles", "?", Count(0), is_current=True))
    assert '<a href="?" aria-current="true">' in html
    assert '<span class="muted num">0</span>' in html


def test_choice_that_nobody_counted_says_no_number() -> None:
    assert '<span class="muted num"></span>' in choice_html(Choice("Bicycles", "?"))


def test_nothing_in_an_address_or_a_name_becomes_markup() -> None:
    html = choice_html(Choice("<b>Bikes & more", '?q="><script>&place=x'))
    assert "<b>" not in html
    assert "<script>" not in html
    assert 'href="?q=&quot;&gt;&lt;script&gt;&amp;place=x"' in html
