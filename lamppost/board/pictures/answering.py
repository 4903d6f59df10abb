"""A photo's file as an answer, once it is known that whoever asks may see it."""

from __future__ import annotations

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse

from lamppost.board.pictures.sizes import Size

logger = logging.getLogger(__name__)

A_YEAR_SECS = 365 * 24 * 60 * 60
# Files are named by content, so they never change. Private: what is taken down is in no cache in
# between, and whoever sits down next at this browser asks anew.
KEPT = f"private, max-age={A_YEAR_SECS}, immutable"


def answer_with_photo(name: str) -> HttpResponse | FileResponse:
    """name: as it is stored. Raises Http404 where there is no such file."""
    try:
        file = default_storage.open(name)
    except FileNotFoundError:
        raise Http404 from None
    except OSError as error:
        logger.warning("a photo cannot be shown: %s", error.strerror)
        # The page around it stands, with the photo's words in its place. Asked for again soon.
        return HttpResponse(status=503, headers={"Cache-Control": "no-store", "Retry-After": "60"})
    response = FileResponse(file, content_type="image/jpeg")
    response["Cache-Control"] = KEPT
    response["X-Content-Type-Options"] = "nosniff"
    return response


def size_asked(size: str) -> Size:
    """Raises Http404 for one that there is not."""
    try:
        return Size(size)
    except ValueError:
        raise Http404 from None
