"""An ad's time: renewing, running out, closing, and being reminded of it."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lamppost.board import mails
from lamppost.board.actions.screening import STOPPED_FROM, screen_again
from lamppost.board.actions.transitions import AdMoved, move, why_not
from lamppost.board.bumps import take_slot
from lamppost.board.content import term_of
from lamppost.board.models import REMIND_BEFORE, RENEW_EVERY, Ad, State
from lamppost.core.errors import Refused
from lamppost.journal.actions import CLOCK, record_many
from lamppost.people.suspending import may_write

BATCH = 500


class RenewedTooSoon(Refused):
    """An ad may be put on top again only every 48 hours."""

    code = "renewed_too_soon"


def renew_ad(ad: Ad, *, by: models.Model | str, at: datetime) -> None:
    """Puts an ad on top again for a whole term, also one that ran out or was closed.

    One that is held or refused cannot be renewed, reopened or closed: each would be a way
    around whoever decides about it. Raises Suspended.
    """
    may_write(ad.persona.person, at)
    if at < ad.may_be_renewed_from:
        raise RenewedTooSoon(
            _("An ad can be renewed every 48 hours. This one can be renewed from %(when)s.")
            % {"when": mails.moment(ad.may_be_renewed_from)}
        )
    # Lists and rules have changed since it was posted.
    if ad.state in STOPPED_FROM and screen_again(ad, at=at):
        raise AdMoved(why_not(ad))
    with transaction.atomic():
        move(
            ad,
            State.LIVE,
            act="ad.renewed",
            by=by,
            at=at,
            from_states={State.LIVE, State.EXPIRED, State.CLOSED},
            only_if=Q(renewed__lte=at - RENEW_EVERY),
            renewed=at,
            bump=take_slot(at),
            expires=at + term_of(ad.category),
            reminded=None,
        )


def close_ad(ad: Ad, *, by: models.Model | str, at: datetime) -> None:
    """Takes an ad down at its poster's wish; `reopen_ad` takes that back."""
    move(
        ad,
        State.CLOSED,
        act="ad.closed",
        by=by,
        at=at,
        from_states={State.LIVE, State.EXPIRED},
    )


def reopen_ad(ad: Ad, *, by: models.Model | str, at: datetime) -> None:
    """Puts a closed ad up again for the rest of its term, where it stood in the lists. Raises
    Suspended."""
    may_write(ad.persona.person, at)
    if ad.expires <= at:
        raise AdMoved(_("The time of this ad has run out. Renew it to put it up again."))
    # As when it is renewed: lists and rules may be younger than the ad.
    if ad.state == State.CLOSED and screen_again(ad, at=at):
        raise AdMoved(why_not(ad))
    move(
        ad,
        State.LIVE,
        act="ad.reopened",
        by=by,
        at=at,
        from_states={State.CLOSED},
        only_if=Q(expires__gt=at),
    )


def expire_due(now: datetime) -> int:
    """Takes down the ads whose time has run out; gives how many."""
    with transaction.atomic():
        # The lock keeps a renewal of this very moment from being run over, and skipping what
        # is locked keeps two watchers apart. On SQLite the transaction itself does both.
        due = Ad.objects.select_for_update(skip_locked=True)
        ads = list(due.filter(state=State.LIVE, expires__lte=now).only("pk")[:BATCH])
        Ad.objects.filter(pk__in=[ad.pk for ad in ads]).update(state=State.EXPIRED)
        record_many("ad.expired", ads, by=CLOCK, at=now)
    return len(ads)


def remind_due(now: datetime) -> int:
    """Mails those whose ad ends in three days, once for each term, a link to renew it."""
    due = Ad.objects.live().filter(
        expires__lte=now + REMIND_BEFORE,
        expires__gt=now,
        reminded__isnull=True,
        persona__person__email__isnull=False,
        renewed__lte=now - RENEW_EVERY,
    )
    count = 0
    for ad in due.select_related("persona__person")[:BATCH]:
        with transaction.atomic():
            # As it was read: one that was closed or renewed meanwhile is not spoken of.
            same = Ad.objects.filter(pk=ad.pk, state=State.LIVE, expires=ad.expires)
            if same.filter(reminded__isnull=True).update(reminded=now):
                mails.tell_ad_ends(ad)
                count += 1
    return count
