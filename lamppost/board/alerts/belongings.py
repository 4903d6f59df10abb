"""What alerts hold of somebody: theirs, and those of their address from before they had one."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from lamppost.board.alerts.actions.ending import forget
from lamppost.board.alerts.models import Alert, Subscriber
from lamppost.people.accounts import proven_addresses
from lamppost.people.belongings import Belonging
from lamppost.people.models import Person


def _subscribers(person: Person) -> models.QuerySet[Subscriber]:
    return Subscriber.objects.filter(
        Q(person=person) | Q(address__in=proven_addresses(person))
    ).order_by("pk")


def _export(person: Person) -> list[dict[str, Any]]:
    found = _subscribers(person).prefetch_related("alerts__found", "devices")
    return [
        {
            "address": one.mail_address,
            "since": one.since,
            "alerts": [_alert(alert) for alert in one.alerts.all()],
            "browsers": [
                {"endpoint": device.endpoint, "since": device.since} for device in one.devices.all()
            ],
        }
        for one in found
    ]


def _alert(alert: Alert) -> dict[str, Any]:
    return {
        "title": alert.title,
        "search": alert.asked,
        "how_often": alert.pace,
        "by_mail": alert.by_mail,
        "by_push": alert.by_push,
        "since": alert.since,
        "confirmed": alert.confirmed,
        "paused": alert.paused,
        "last_told": alert.told,
        "found": [
            {"ad": one.ad_id, "noted": one.noted, "told": one.told} for one in alert.found.all()
        ],
    }


def _erase(person: Person) -> None:
    forget(_subscribers(person))


OWN = (Belonging("alerts", _export, _erase),)
