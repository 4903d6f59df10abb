"""What the board writes to the people whose ads it carries, in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lamppost.board.manage_links import manage_token
from lamppost.board.models import Ad, State
from lamppost.journal.reasons_link import reasons_link
from lamppost.notices.actions import tell


def tell_ad_is_posted(ad: Ad, reasons: Sequence[str] = (), *, occasion: str = "") -> None:
    """The mail that a poster keeps: where the ad is, the link that manages it, and, of one that
    others do not see, why. occasion: sets apart what is told of one ad more than once."""
    subjects = {
        State.LIVE: _("Your ad is up: %(title)s"),
        State.HELD: _("Your ad waits to be looked at: %(title)s"),
        State.REFUSED: _("Your ad is not carried: %(title)s"),
    }
    state = State(ad.state)
    key = f"ad-up-{ad.pk}" if state == State.LIVE else f"ad-{state}-{ad.pk}-{occasion}"
    template = {State.LIVE: "ad_is_up"}.get(state, f"ad_is_{state}")
    _tell(ad, subjects[state] % {"title": ad.title}, template, key=key, reasons=reasons)


def tell_ad_ends(ad: Ad) -> None:
    # The day, not "in three days": a watcher that was down for a while reminds late.
    day = date_format(timezone.localtime(ad.expires), "j F")
    subject = _("Your ad ends on %(day)s: %(title)s") % {"day": day, "title": ad.title}
    _tell(ad, subject, "ad_ends", key=f"ad-ends-{ad.pk}-{ad.expires.isoformat()}")


def _tell(ad: Ad, subject: str, template: str, *, key: str, reasons: Sequence[str] = ()) -> None:
    address = ad.persona.person.email
    if address is None:  # an imported ad whose poster has not come yet
        return
    manage = reverse("board:manage", args=[manage_token(ad.begun_as, address)])
    body = render_to_string(
        f"board/mail/{template}.txt",
        {
            "ad": ad,
            "reasons": reasons,
            "reasons_url": absolute(path) if (path := reasons_link(ad.decision)) else "",
            "look_by": moment(ad.look_by) if ad.look_by else "",
            "board_name": settings.BOARD_NAME,
            "ad_url": absolute(ad.get_absolute_url()),
            "manage_url": absolute(manage),
            "renew_url": absolute(f"{manage}?then=renewal"),
            "expires": moment(ad.expires),
        },
    )
    tell(address, key=key, kind=template, subject=subject, body=body)


def absolute(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def moment(when: datetime) -> str:
    """A time as people read it, in the board's time zone: "1 March 2027, 14:05"."""
    local = timezone.localtime(when)
    return f"{date_format(local, 'j F Y')}, {date_format(local, 'H:i')}"
