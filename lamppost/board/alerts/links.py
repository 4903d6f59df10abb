"""The links in our mails. Each is signed, names rows by number or key, and spells no address."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing

from lamppost.board.alerts.models import Alert, Pace, Subscriber
from lamppost.board.manage_links import address_mark

# As long as an unconfirmed alert is kept.
TO_CONFIRM = timedelta(days=3)
_CONFIRM, _MANAGE, _STOP = (f"lamppost.board.alerts.{what}" for what in ("ask", "manage", "stop"))


@dataclass(frozen=True)
class Asking:
    """What whoever holds the link may confirm: an alert, and how fast it was wished to tell.

    The pace is here and not in the row: a stranger who types the address of somebody whose
    alert is confirmed must not change it.
    """

    key: UUID
    pace: Pace


def confirm_token(alert: Alert, pace: Pace) -> str:
    return signing.dumps([alert.key.hex, pace.value], salt=_CONFIRM)


def read_confirm_token(token: str) -> Asking | None:
    read = _read(token, _CONFIRM, TO_CONFIRM)
    return Asking(UUID(read[0]), Pace(read[1])) if read else None


def manage_token(subscriber: Subscriber) -> str:
    return signing.dumps([subscriber.key.hex, address_mark(subscriber.mail_address)], salt=_MANAGE)


def read_manage_token(token: str) -> Subscriber | None:
    """Whose alerts the link manages. One that went to an address they left opens nothing."""
    read = _read(token, _MANAGE)
    if not read:
        return None
    found = Subscriber.objects.select_related("person").filter(key=UUID(read[0])).first()
    if found is None or not found.mail_address:
        return None
    return found if address_mark(found.mail_address) == read[1] else None


def stop_token(alert_ids: Collection[int]) -> str:
    """For the alerts that one mail tells of."""
    return signing.dumps(sorted(alert_ids), salt=_STOP)


def read_stop_token(token: str) -> list[int] | None:
    return _read(token, _STOP)


def _read(token: str, salt: str, valid: timedelta | None = None) -> list | None:  # type: ignore[type-arg]
    try:
        read: list = signing.loads(token, salt=salt, max_age=valid)  # type: ignore[type-arg]
    except signing.BadSignature:
        return None
    return read
