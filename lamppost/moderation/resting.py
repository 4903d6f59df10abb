"""How long somebody has been at this without a pause. It is kept in their session and nowhere
else, is shown to nobody but them, and stops nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.http import HttpRequest

HINT_AFTER = timedelta(minutes=60)
PAUSE = timedelta(minutes=10)  # away for so long, and one begins afresh
_EVERY = timedelta(minutes=1)  # no finer: each note writes the session
_KEY = "reviewing"


def note_work(request: HttpRequest, now: datetime) -> None:
    """They have come to one of the pages of those who review."""
    if not hasattr(request, "session"):
        return
    began, last = _kept(request, now)
    if now - last >= PAUSE or _KEY not in request.session:
        began = now
    elif now - last < _EVERY:
        return
    request.session[_KEY] = [began.timestamp(), now.timestamp()]


def worked_for(request: HttpRequest, now: datetime) -> timedelta:
    return now - _kept(request, now)[0]


def _kept(request: HttpRequest, now: datetime) -> tuple[datetime, datetime]:
    usual = now.timestamp()
    began, last = request.session.get(_KEY, (usual, usual))
    return datetime.fromtimestamp(began, UTC), datetime.fromtimestamp(last, UTC)
