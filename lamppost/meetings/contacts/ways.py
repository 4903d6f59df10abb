"""The ways by which somebody is told: added, ordered and removed by whom they reach."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.sealing import blind_tag, seal, unseal
from lamppost.meetings.contacts.limits import MOST_WAYS, WayRefused
from lamppost.meetings.contacts.owners import Owner, owner_of, ways_held
from lamppost.meetings.models import Contact, Way
from lamppost.notices.models import Channel
from lamppost.notices.push import signing
from lamppost.notices.sms import texter
from lamppost.standing.numbers import read_number


def channels() -> list[Channel]:
    """What this board can tell by."""
    found = [Channel.MAIL]
    if texter() is not None and settings.SMS_COUNTRIES:
        found.append(Channel.SMS)
    if signing.is_on():
        found.append(Channel.PUSH)
    return [*found, Channel.APPRISE]


def add_way(owner: Owner, channel: Channel, typed: str, *, at: datetime) -> Way:
    """One more, after the others; it counts once a test has arrived. Raises Refused.

    typed: for a browser, what `devices.packed` gives.
    """
    if channel not in channels():
        raise WayRefused(_("This board cannot tell you that way."))
    to = _read(channel, typed)
    with transaction.atomic():
        known = [(way.channel, unseal(way.to)) for way in ways_held(owner)]
        if (channel, to) in known:
            raise WayRefused(_("You are told that way already."))
        if len(known) >= MOST_WAYS:
            raise WayRefused(_("You have six ways already. Remove one of them first."))
        return append_way(owner, channel, to, at=at)


def append_way(owner: Owner, channel: Channel, to: str, *, at: datetime) -> Way:
    last = ways_held(owner).last()
    way = Way(channel=channel, to=seal(to), position=last.position + 1 if last else 0, added=at)
    if isinstance(owner, Contact):
        way.contact = owner
    else:
        way.person = owner
        way.tag = number_tag(to) if channel == Channel.SMS else ""
    way.save()
    return way


def number_tag(number: str) -> str:
    """The same for the same number (E.164)."""
    return blind_tag("meetings.number", number)


def remove_way(way: Way) -> None:
    """Raises WayRefused for the last one that reaches a contact: then they would think that they
    are told, and nobody could."""
    others = ways_held(owner_of(way)).exclude(pk=way.pk)
    is_last = way.contact is not None and way.proven and not others.filter(proven__isnull=False)
    if is_last:
        raise WayRefused(
            _("This is the only way that reaches you. Add and test another one first, or leave.")
        )
    way.delete()


def _read(channel: Channel, typed: str) -> str:
    if channel == Channel.SMS:
        return read_number(typed, countries=settings.SMS_COUNTRIES)
    if channel == Channel.MAIL:
        return _mail_address(typed)
    if channel == Channel.APPRISE:
        # Large, and rarely wanted: only where it is used.
        from lamppost.notices.urgent.ways.services import check_apprise_url

        return check_apprise_url(typed)
    return typed


def _mail_address(typed: str) -> str:
    address = typed.strip()
    try:
        validate_email(address)
    except ValidationError as error:
        raise WayRefused(_("That is no mail address. It looks like name@example.org.")) from error
    return address
