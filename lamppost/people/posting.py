"""The ad that somebody is about to post while they sign in: the code mail speaks of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest

TITLE_SHOWN = 60
# The mail goes to an address that nobody has proven yet: it must not carry a stranger's
# message there. A title with a way to reach somebody stays out of it.
_CONTACT = re.compile(r"@|://|www\.|\w\.\w{2,}(/|\b)|\d[\d\s().-]{5,}\d", re.IGNORECASE)


@dataclass(frozen=True)
class Posting:
    """An ad's title (cut, or empty if it is not fit for a mail) and the link to manage it."""

    title: str
    manage_url: str


def posting_in(request: HttpRequest) -> Posting | None:
    """What the room above left in `request.session["posting"]`: {"title", "manage_url"}."""
    left = request.session.get("posting")
    if not isinstance(left, dict):
        return None
    title = fit_for_strangers(str(left.get("title", "")))
    url = str(left.get("manage_url", ""))
    return Posting(title, urljoin(settings.BASE_URL + "/", url) if url else "")


def fit_for_strangers(words: str) -> str:
    """Words that somebody typed, for a mail to an address that nobody has proven: one short
    line, or "" if a way to reach somebody stands in them."""
    line = " ".join(words.split())
    # Also as mail programs read it: a full-width letter or a full stop of another script makes
    # a link there as the plain ones do.
    if _CONTACT.search(unicodedata.normalize("NFKC", line).replace("\u3002", ".")):
        return ""
    return line if len(line) <= TITLE_SHOWN else line[: TITLE_SHOWN - 1].rstrip() + "…"


def leads_to_posting(request: HttpRequest) -> bool:
    """Whether the code, once it is right, puts up the ad that was left in the session.

    Somebody may have left that ad lying and sign in for another reason: then `next` leads
    elsewhere.
    """
    left = request.session.get("posting")
    draft = str(left.get("draft", "")) if isinstance(left, dict) else ""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return bool(draft) and draft in wanted
