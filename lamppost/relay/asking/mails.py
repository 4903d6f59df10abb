"""Telling somebody that an exchange waits for them, or has opened. Never what is in it."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.notices.actions import tell
from lamppost.relay.mails import wants_mail_at
from lamppost.relay.models import Exchange, Side
from lamppost.relay.sides import other_side


def tell_of_proposal(exchange: Exchange) -> None:
    """Within the transaction that proposes."""
    other = other_side(exchange.proposer)
    _tell(
        other,
        exchange,
        key=f"exchange-proposed:{exchange.pk}",
        subject=_("%(name)s proposes to exchange something with you")
        % {"name": exchange.proposer.name},
    )


def tell_of_opening(exchange: Exchange) -> None:
    """Within the transaction that opens: whoever gave second is on the page already."""
    name = other_side(exchange.proposer).name
    _tell(
        exchange.proposer,
        exchange,
        key=f"exchange-opened:{exchange.pk}",
        subject=_("%(name)s has answered: you can read what they gave") % {"name": name},
    )


def _tell(side: Side, exchange: Exchange, *, key: str, subject: str) -> None:
    address = wants_mail_at(side)
    if address is None:
        return
    page = reverse("relay:exchanges", args=[exchange.conversation.public_id])
    link = f"{settings.BASE_URL}{page}"
    about = exchange.conversation.ad_title
    body = _("It is about “%(title)s”, and stands in your conversation on the board:") % {
        "title": about
    }
    tell(address, key=key, kind="exchange", subject=subject, body=f"{body}\n\n{link}\n")
