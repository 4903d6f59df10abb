"""Small steps between a request and an answer that every room takes the same way."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

UNPROCESSABLE = 422


def render_with_errors(
    request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    """The page again, with what was typed and what to mend: 422, so that clients see it."""
    return render(request, template, context, status=UNPROCESSABLE)


def safe_next(request: HttpRequest, default: str) -> str:
    """Where `next` points, if that is on this board; else the default."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if allowed else default


def client_address(request: HttpRequest) -> str:
    """Who asks, as the trusted proxies in front report it. For limits, never stored.

    Of IPv6 the first 64 bits: the others are a household's own to choose, so that each of
    their 2**64 addresses would have a limit to itself.
    """
    proxies: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if proxies:
        chain = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(chain) >= proxies and chain[-proxies]:
            return _household(chain[-proxies])
    return _household(str(request.META.get("REMOTE_ADDR", "")))


def _household(written: str) -> str:
    try:
        address = ip_address(written)
    except ValueError:
        return written
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Network((int(address) >> 64 << 64, 64)))
