"""From a search to an alert: at once for an account, after a confirmed mail for an address."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.board.alerts import mails
from lamppost.board.alerts.keys import make_keys
from lamppost.board.alerts.links import Asking
from lamppost.board.alerts.models import Alert, Pace, Subscriber
from lamppost.board.alerts.wish import Wish
from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.accounts import proven_owner
from lamppost.people.models import Person

MOST_ALERTS = 30  # each costs a look at every new ad; nobody reads more
# Of mails to an address that somebody typed: nobody's mailbox is filled from here.
MAILING = Limit("confirm_alert", times=4, per_secs=10 * 60)
MAILING_A_DAY = Limit("confirm_alert_day", times=20, per_secs=24 * 60 * 60)


class TooManyAlerts(Refused):
    """Somebody has as many alerts as one subscriber may have."""

    code = "too_many_alerts"


class AlertGone(Refused):
    """An alert that was deleted, or forgotten because nobody confirmed it in time."""

    code = "alert_gone"


def make_alert(wish: Wish, *, by: Person, pace: Pace, at: datetime) -> Alert:
    """The alert of a person for this search; the one they have, if they have it.

    Raises TooManyAlerts.
    """
    with transaction.atomic():
        subscriber, _new = Subscriber.objects.get_or_create(person=by)
        alert = _kept(wish, subscriber, pace, at)
        _begin(alert, pace, at)
    return alert


def ask_for_alert(wish: Wish, *, address: str, pace: Pace, at: datetime) -> None:
    """Mails a link that confirms the alert. Does the same whatever is known of the address.

    Raises TooOften.
    """
    address = address.lower()
    MAILING.spend(address)
    MAILING_A_DAY.spend(address)
    with transaction.atomic():
        subscriber, _new = Subscriber.objects.get_or_create(address=address)
        mails.tell_to_confirm(_kept(wish, subscriber, pace, at), pace, at=at)


def confirm_alert(asking: Asking, *, at: datetime) -> Alert:
    """Makes an alert live. Raises AlertGone, or TooManyAlerts.

    Whoever opened the mail has the address. If it is that of an account, the alert goes there,
    so that blocks hold for it too.
    """
    with transaction.atomic():
        found = Alert.objects.select_related("subscriber").filter(key=asking.key).first()
        if found is None:
            raise AlertGone(
                _("This link has run out. Search again and ask for the alert once more.")
            )
        alert = _in_account(found)
        _begin(alert, asking.pace, at)
    return alert


def _kept(wish: Wish, subscriber: Subscriber, pace: Pace, at: datetime) -> Alert:
    """A row for the wish, not yet confirmed unless it was before."""
    alert, _new = Alert.objects.get_or_create(
        subscriber=subscriber,
        asked=wish.asked,
        defaults={"title": wish.title, "query": wish.query, "pace": pace, "since": at},
    )
    return alert


def _in_account(alert: Alert) -> Alert:
    owner = proven_owner(alert.subscriber.address)
    if owner is None:
        return alert
    subscriber, _new = Subscriber.objects.get_or_create(person=owner)
    same = Alert.objects.filter(subscriber=subscriber, asked=alert.asked).first()
    if same is not None:
        return same
    alert.subscriber = subscriber
    alert.save(update_fields=["subscriber"])
    return alert


def _begin(alert: Alert, pace: Pace, at: datetime) -> None:
    """Confirmed from now on, at this pace; a second time changes the pace alone."""
    Subscriber.objects.select_for_update().get(pk=alert.subscriber_id)  # one count at a time
    waiting = Alert.objects.filter(pk=alert.pk).unconfirmed()
    if waiting.exists():
        others = Alert.objects.confirmed().filter(subscriber=alert.subscriber_id)
        if others.count() >= MOST_ALERTS:
            raise TooManyAlerts(
                _("You have as many alerts as one can have. Delete one of them first.")
            )
        waiting.update(confirmed=at, since=at)
        alert.refresh_from_db()
        make_keys(alert)
        record("alert.confirmed", alert, by=alert.subscriber, at=at)
    Alert.objects.filter(pk=alert.pk).update(pace=pace)
    alert.refresh_from_db()
