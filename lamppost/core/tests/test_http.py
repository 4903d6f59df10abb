"""Where a form may lead back to, and who asks."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from lamppost.core.http import client_address, safe_next

HOME = "/ads/"


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/my/ads/?a=1#b", "/my/ads/?a=1#b"),
        ("http://testserver/x/", "http://testserver/x/"),
        ("", HOME),
        ("https://evil.example/", HOME),
        ("//evil.example/", HOME),
        ("///evil.example/", HOME),
        ("/\\evil.example/", HOME),
        ("\\\\evil.example", HOME),
        ("http:evil.example", HOME),
        ("http:///evil.example", HOME),
        ("javascript:alert(1)", HOME),
        (" //evil.example", HOME),
        ("\t//evil.example", HOME),
        ("http://testserver@evil.example/", HOME),
        ("http://testserver.evil.example/", HOME),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_next_leads_nowhere_but_here(method: str, wanted: str, leads_to: str) -> None:
    request = getattr(RequestFactory(), method)("/", {"next": wanted})
    assert safe_next(request, HOME) == leads_to


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "198.51.100.7"),  # nobody in front: the header is the asker's own
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),  # what the asker wrote stands further left
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "198.51.100.7"),
        (1, "", "198.51.100.7"),
        (1, "unknown", "unknown"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:3::1", "2001:db8:1:3::/64"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_asker_is_whom_the_trusted_proxies_saw(
    settings: Settings, proxies: int, forwarded: str, address: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address
