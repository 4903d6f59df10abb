"""Whose alerts a browser may see and change: its account's, and those a mailed link opened."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.http import HttpRequest

from lamppost.board.alerts.models import Alert, Subscriber

_KEPT = "subscribers"
MOST_KEPT = 5


def subscribers_of(request: HttpRequest) -> models.QuerySet[Subscriber]:
    allowed = Q(key__in=request.session.get(_KEPT, []))
    if request.user.is_authenticated:
        allowed |= Q(person=request.user)
    return Subscriber.objects.filter(allowed)


def alerts_of(request: HttpRequest) -> models.QuerySet[Alert]:
    own = Alert.objects.confirmed().filter(subscriber__in=subscribers_of(request))
    return own.select_related("subscriber__person")


def remember(request: HttpRequest, subscriber: Subscriber) -> None:
    """Lets this browser manage the subscriber's alerts for as long as its session lives.

    By key: no session holds an address.
    """
    key = subscriber.key.hex
    others = [one for one in request.session.get(_KEPT, []) if one != key]
    request.session[_KEPT] = [key, *others][:MOST_KEPT]
