"""No request may be larger than the largest honest form."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

# A dozen photos from a phone, and what docs/hosting/start.md tells the web server in front.
MOST_BODY_BYTES = 100_000_000
TOO_LARGE = 413


class BodyLimit:
    """Answers 413 before a byte of the body is read: Django has no limit for files, and would
    write whatever is sent to the disk before anybody looks at it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A body without a length is never read (PEP 3333).
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and len(said) < 20 and int(said) <= MOST_BODY_BYTES:
            return self.get_response(request)
        sentence = _("That is more than %(most)d MB at once. Send the photos one by one.")
        return HttpResponse(
            sentence % {"most": MOST_BODY_BYTES // 1_000_000},
            status=TOO_LARGE,
            content_type="text/plain; charset=utf-8",
        )
