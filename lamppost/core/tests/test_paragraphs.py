"""A stranger's text as HTML: nothing in it can be anything but text, a break or a link."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lamppost.core.text import paragraphs

PIECES = st.sampled_from(
    [
        "<",
        ">",
        "&",
        '"',
        "'",
        "/",
        "\\",
        "<script>",
        "</p>",
        "<img/src=x",
        "onerror=y>",
        "&lt;",
        "&#60;",
        "javascript:",
        "data:text/html",
        "http://",
        "https://",
        "HTTP://a.example",
        "http://a.example/?q=1&r=<2>",
        "//a.example",
        "@",
        "\n",
        "\n\n",
        "\r\n",
        "\x00",
        "\u202e",
        "\u2028",
        "(",
        ")",
        "[",
        "]",
        'http://a.example/"onclick=x',
        "http://[::1]/",
        "vbscript:",
        "mailto:a@b.example",
    ]
)
texts = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join))


class Reader(HTMLParser):
    """What a browser makes of it: the elements with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(texts)
@example('http://a.example/"onmouseover=alert(1)')
@example("javascript:alert(1)//http://a.example")
def test_text_makes_paragraphs_breaks_and_links_and_nothing_else(text: str) -> None:
    read = Reader(paragraphs(text))
    for tag, attributes in read.elements:
        assert tag in {"p", "br", "a"}
        assert set(attributes) == ({"href", "rel", "dir"} if tag == "a" else set())


@given(texts)
def test_links_lead_to_the_web_alone(text: str) -> None:
    for tag, attributes in Reader(paragraphs(text)).elements:
        if tag == "a":
            assert re.match(r"https?://", attributes["href"] or "", re.IGNORECASE)
            assert {"nofollow", "noopener", "noreferrer", "ugc"} <= set(
                (attributes["rel"] or "").split()
            )


@given(texts)
def test_no_letter_is_lost_or_changed(text: str) -> None:
    html = str(paragraphs(text))
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    # Without spaces: where they were, an element may stand instead.
    assert "".join(shown.split()) == "".join(text.split())


@given(texts)
def test_every_angle_bracket_of_the_text_is_escaped(text: str) -> None:
    html = str(paragraphs(text))
    ours = re.sub(r'</?(?:p|br|a)(?: href="[^"<>]*" rel="[\w ]*" dir="auto")?>', "", html)
    assert "<" not in ours


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\n\nTwo", "<p>One</p><p>Two</p>"),
        ("One\nTwo", "<p>One<br>Two</p>"),
        ("One\r\n \r\nTwo\r\n", "<p>One</p><p>Two</p>"),
        ("", ""),
        ("a < b", "<p>a &lt; b</p>"),
    ],
)
def test_empty_lines_part_paragraphs(text: str, html: str) -> None:
    assert paragraphs(text) == html


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see https://a.example/x?y=1&z=2.", ["https://a.example/x?y=1&z=2"]),
        ("(http://a.example/b_(c))", ["http://a.example/b_(c)"]),
        ("a.example and www.a.example", []),  # a bare name may be no link at all
        ("mailto:me@a.example me@a.example", []),  # no address is made easier to collect
        ("javascript:alert(1) data:text/html,x vbscript:x", []),
        ("http://bank.example@thief.example/", []),
        ("//a.example ftp://a.example file:///etc/passwd", []),
    ],
)
def test_whole_web_addresses_become_links(text: str, links: list[str]) -> None:
    found = [dict(a)["href"] for tag, a in Reader(paragraphs(text)).elements if tag == "a"]
    assert found == links


def test_word_without_an_end_is_shown() -> None:
    assert paragraphs("x" * 20_000) == f"<p>{'x' * 20_000}</p>"
