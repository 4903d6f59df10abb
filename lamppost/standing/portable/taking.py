"""Taking one's facts along, and taking them back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.models import Person
from lamppost.standing.models import Brought, Statement
from lamppost.standing.portable import board_key, statuses
from lamppost.standing.portable.claims import DIGESTS, KIND, claims_of
from lamppost.standing.portable.jose import new_key
from lamppost.standing.portable.proving import LONGEST_LIFE
from lamppost.standing.portable.sdjwt import issue
from lamppost.standing.portable.statement_file import StatementFile, Token
from lamppost.standing.portable.status_list import SIZE
from lamppost.standing.reading import facts_of

MOST_AT_ONCE = 10
MONTHS = 6  # that a statement is good for, at least
TAKING = Limit("take_facts", times=5, per_secs=24 * 60 * 60)


class NothingSigned(Refused):
    """A board without a key of its own."""

    code = "nothing_signed"


def take_along(person: Person, *, count: int, at: datetime) -> StatementFile:
    """A file of so many one-time statements. Raises Refused."""
    if not board_key.is_on():
        raise NothingSigned(_("This board signs no facts. Whoever runs it can change that."))
    TAKING.spend(str(person.pk))
    claims = claims_of(facts_of(person))
    since, until = _months(at)
    with transaction.atomic():
        places = statuses.take_places(person, count, issued=at, expires=until)
        record("statements.taken", person, by=person, at=at, count=count)
    lists = {statuses.address_of(place): place // SIZE for place in places}
    return StatementFile(
        issuer=settings.BASE_URL,
        board=settings.BOARD_NAME,
        keys=board_key.own_keys(),
        status_lists={uri: statuses.signed_list(number) for uri, number in lists.items()},
        tokens=[_token(claims, place, since=since, until=until) for place in places],
    )


def take_back(person: Person, *, at: datetime) -> int:
    """All that somebody has taken along says from now on that it was taken back. How many."""
    still = Statement.objects.filter(person=person, revoked=None, expires__gt=at)
    with transaction.atomic():
        places = list(still.values_list("index", flat=True))
        Statement.objects.filter(index__in=places).update(revoked=at)
        if places:
            record("statements.taken_back", person, by=person, at=at, count=len(places))
    statuses.forget_signed(places)
    return len(places)


def forget_expired(now: datetime) -> int:
    """Statements that have run out, ours and others': nobody asks any more whether they were used.

    A fact from elsewhere that was replaced has to be kept for as long as its statement could be
    brought once more.
    """
    gone, _rows = Statement.objects.filter(expires__lte=now).delete()
    brought, _rows = Brought.objects.filter(
        expires__lte=now, issued__lte=now - LONGEST_LIFE
    ).delete()
    return gone + brought


def _token(claims: dict[str, Any], place: int, *, since: datetime, until: datetime) -> Token:
    """Nothing in it but the place, the keys and the salts is another's than everybody's."""
    seen = {
        "iss": settings.BASE_URL,
        "vct": KIND,
        "iat": int(since.timestamp()),
        "exp": int(until.timestamp()),
        "status": {"status_list": {"idx": place % SIZE, "uri": statuses.address_of(place)}},
    }
    holder = new_key()
    key = board_key.own_keys()[0]
    return Token(issue(seen, claims, key=key, holder=holder, digests=DIGESTS), holder)


def _months(at: datetime) -> tuple[datetime, datetime]:
    """From the month's beginning to another's, so that all statements of a month look alike."""
    since = at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    until = since
    for _month in range(MONTHS + 1):
        until = (until + timedelta(days=32)).replace(day=1)
    return since, until
