from __future__ import annotations

import pytest

from lamppost.screening.normal import Link, normalise


def only(text: str) -> Link:
    (link,) = normalise(text).links
    return link


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("see https://www.example.org/a?b=1.", "example.org"),
        ("visit example.com, please", "example.com"),
        ("(www.Bücher.example)", "bücher.example"),
        ("https://xn--bcher-kva.example", "bücher.example"),
        ("роса.рф и сайт", "роса.рф"),
        ("http://203.0.113.9/x", "203.0.113.9"),
        ("sofa.shop/x", "sofa.shop"),
        ("HTTPS://EXAMPLE.COM/Path", "example.com"),
        ("amazon.com.br/x", "amazon.com.br"),
        ("https://example.com:8443/", "example.com"),
    ],
)
def test_a_link_leads_to_its_host(text: str, host: str) -> None:
    link = only(text)
    assert link.host == host
    assert not link.is_disguised
    assert text[link.start : link.end] == link.url


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://paypal.com@evil.example/login", "evil.example"),
        ("https:\\\\paypal.com\\@evil.example", "paypal.com"),
        ("hxxps://evil.example/x", "evil.example"),
        ("evil dot com", "evil.com"),
        ("evil (dot) com", "evil.com"),
        ("evil[.]com", "evil.com"),
        ("craigs . com", "craigs.com"),
        ("besuch evil punkt de", "evil.de"),
        ("https://pаypal.com/", "pаypal.com"),
        ("https://xn--pypal-4ve.com/", "pаypal.com"),
        ("https://pay\u200bpal.com", "paypal.com"),
        ("https://paypal.com.evil.example/", "paypal.com.evil.example"),
        ("https://paypal.com-login.example/", "paypal.com-login.example"),
        ("http://3405803785/", "203.0.113.9"),
        ("https://ｅｖｉｌ。example/", "evil.example"),
    ],
)
def test_a_disguise_is_seen_through(text: str, host: str) -> None:
    link = only(text)
    assert link.host == host
    assert link.is_disguised or "ｅ" in text or "\\" in text


@pytest.mark.parametrize(
    "text",
    [
        "[https://bank.com](https://evil.example/x)",
        '<a href="https://evil.example/x">www.bank.com</a>',
        "[url=https://evil.example/x]bank.com[/url]",
    ],
)
def test_a_link_that_shows_another_host_is_disguised(text: str) -> None:
    hosts = {link.host: link.is_disguised for link in normalise(text).links}
    assert hosts == {"evil.example": True, "bank.com": False}


def test_a_link_that_shows_its_own_host_is_not_disguised() -> None:
    assert not any(
        link.is_disguised
        for link in normalise("[bank.com](https://www.bank.com/x) [here](https://a.com)").links
    )


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("https://www.google.com/url?q=https://evil.example/x&sa=D", "google.com"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%2F", "l.facebook.com"),
        ("https://www.youtube.com/redirect?q=evil.example%2Fx", "youtube.com"),
        ("https://shop.example/?next=https://evil.example", "shop.example"),
        ("https://web.archive.org/web/2020/https://evil.example/", "web.archive.org"),
        ("https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example", None),
    ],
)
def test_a_redirect_is_followed_to_where_it_leads(text: str, via: str | None) -> None:
    link = only(text)
    assert link.host == "evil.example"
    assert len(link.via) == 1
    assert via in {None, link.via[0]}


def test_redirects_are_followed_one_into_the_other() -> None:
    link = only(
        "https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fu%3Dhttps%253A%252F%252Fc.example"
    )
    assert link.host == "c.example"
    assert link.via == ("a.example", "b.example")


@pytest.mark.parametrize("text", ["bit.ly/3abc", "https://tinyurl.com/x", "t.co/x"])
def test_a_shortener_is_marked(text: str) -> None:
    assert only(text).is_short


@pytest.mark.parametrize(
    "text",
    [
        "nice bike.it is new. sale.call me",
        "e.g. 5 p.m. in the U.S. St.Louis 4.5.6",
        "photo.jpg manual.pdf node.js list.zip",
        "joe.smith@example.org",
        "joe at example dot com",
        "http://[bad",
        "http://",
        "https://localhost/x",
        "the dot com years, at that point",
        "v1.2.3 and 12.50.00",
        "el punto es que funciona, de ce point de vue",
        "a .com or .org name",
        "for additional information.Cat: two at most",
        "will be completed. Net monthly income",
    ],
)
def test_other_dots_are_no_links(text: str) -> None:
    assert normalise(text).links == ()
