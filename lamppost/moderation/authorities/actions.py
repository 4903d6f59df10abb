"""The register: noting what an authority asks, what it got, and whether the person knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import name_of, record
from lamppost.moderation.models.authorities import AskedAbout, AuthorityRequest

State, Notice, Kind = AuthorityRequest.State, AuthorityRequest.Notice, AuthorityRequest.Kind
REASONED = (Notice.FORBIDDEN, Notice.DANGER)


class RequestRefused(Refused):
    """The register does not take it so."""

    code = "authority_request_refused"


@dataclass(frozen=True)
class NewRequest:
    """As it came in, or as we sent it: given is what we told them by ourselves."""

    kind: str
    office: str
    country: str
    reference: str
    basis: str
    law: str
    asked: str
    received: datetime
    deadline: datetime | None = None
    given: str = ""


def note_request(
    new: NewRequest, about: Sequence[str], *, by: models.Model, at: datetime
) -> AuthorityRequest:
    """about: journal names. What we told authorities is done as soon as it is noted."""
    done = {}
    if new.kind == Kind.TOLD:
        done = {"state": State.ANSWERED, "ended": new.received, "ended_by": name_of(by)}
    with transaction.atomic():
        noted = AuthorityRequest.objects.create(
            **asdict(new), entered=at, entered_by=name_of(by), **done
        )
        AskedAbout.objects.bulk_create(
            AskedAbout(request=noted, subject=subject) for subject in dict.fromkeys(about)
        )
        record(
            "authorities.noted", noted, by=by, at=at, kind=new.kind, basis=new.basis,
            country=new.country, about=list(dict.fromkeys(about)),
        )  # fmt: skip
    return noted


def end_request(
    request: AuthorityRequest, state: str, given: str, *, by: models.Model, at: datetime
) -> None:
    """Answered, refused or withdrawn. given: what was handed over, or why nothing was.

    Raises RequestRefused.
    """
    if not given.strip() and state != State.WITHDRAWN:
        raise RequestRefused(_("Say what was given, or why nothing was."))
    with transaction.atomic():
        won = AuthorityRequest.objects.filter(pk=request.pk, state=State.OPEN).update(
            state=state, given=given, ended=at, ended_by=name_of(by)
        )
        if not won:
            raise RequestRefused(_("It has been answered already: look at what was given."))
        record(f"authorities.{state}", request, by=by, at=at)


def note_notice(
    request: AuthorityRequest,
    notice: str,
    *,
    why: str = "",
    not_before: date | None = None,
    by: models.Model,
    at: datetime,
) -> None:
    """Whether the person was told. not_before: the day from which they may be.

    Raises RequestRefused.
    """
    if notice in REASONED and not why.strip():
        raise RequestRefused(_("Say why they are not told: what forbids it, or who is in danger."))
    if not_before and not_before < timezone.localdate(at):
        raise RequestRefused(_("That day is over: they may be told now."))
    kept_until = not_before if notice in REASONED else None
    with transaction.atomic():
        AuthorityRequest.objects.filter(pk=request.pk).update(
            notice=notice, notice_at=at, notice_why=why, not_before=kept_until
        )
        record(
            "authorities.notice", request, by=by, at=at, notice=notice,
            not_before=kept_until.isoformat() if kept_until else "",
        )  # fmt: skip
