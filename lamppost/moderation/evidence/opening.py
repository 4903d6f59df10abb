"""Seeing what was kept: one asks, another agrees, and both may look for an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of, record
from lamppost.moderation.evidence.actions import read_exhibit
from lamppost.moderation.evidence.exhibit import Exhibit
from lamppost.moderation.evidence.store import Damaged
from lamppost.moderation.models import Evidence, OpenRequest
from lamppost.people.models import Person

OPEN_FOR = timedelta(hours=1)
ANSWER_WITHIN = timedelta(days=1)  # what nobody agreed to by then is asked for anew


class StaysShut(Refused):
    """An exhibit that is not opened, or not for this person, or not now."""

    code = "evidence_stays_shut"


def ask_to_open(kept: Evidence, reason: str, *, by: Person, at: datetime) -> OpenRequest:
    """Raises StaysShut without a reason."""
    if not reason.strip():
        raise StaysShut(_("Write why it has to be opened: whoever agrees decides by that."))
    with transaction.atomic():
        request = OpenRequest.objects.create(
            evidence=kept, asked_by=name_of(by), asked=at, reason=reason.strip()
        )
        # The reason may speak of the case: it stays in the row, which goes with the exhibit.
        record("evidence.asked_for", kept, by=by, at=at, request=request.pk)
    return request


def approve(request: OpenRequest, *, by: Person, at: datetime) -> None:
    """Raises StaysShut for whoever asked, and for what somebody else has agreed to."""
    if request.asked_by == name_of(by):
        raise StaysShut(_("You asked for it: somebody else has to agree."))
    waiting = OpenRequest.objects.filter(
        pk=request.pk, approved_by="", asked__gt=at - ANSWER_WITHIN
    )
    with transaction.atomic():
        if not waiting.update(approved_by=name_of(by), approved=at, open_until=at + OPEN_FOR):
            raise StaysShut(_("This has been agreed to already, or was asked too long ago."))
        record("evidence.agreed_to", request.evidence, by=by, at=at, request=request.pk)
    request.refresh_from_db()


def open_request_of(kept: Evidence, *, by: Person, at: datetime) -> OpenRequest | None:
    """One by which somebody may look now: they asked or agreed, and the hour is not over."""
    name = name_of(by)
    mine = kept.requests.filter(asked_by=name) | kept.requests.filter(approved_by=name)
    return mine.filter(open_until__gt=at).order_by("-open_until").first()


def open_exhibit(kept: Evidence, *, by: Person, at: datetime) -> Exhibit:
    """Raises StaysShut."""
    with transaction.atomic():
        request = open_request_of(kept, by=by, at=at)
        if request is None:
            raise StaysShut(
                _("Two people have to agree on opening it, and then it is open an hour.")
            )
        record("evidence.opened", kept, by=by, at=at, request=request.pk)
        try:
            return read_exhibit(kept)
        except Damaged as damage:
            raise StaysShut(
                _("The file cannot be read: it is gone, or not what it was (%(why)s).")
                % {"why": str(damage)}
            ) from damage
