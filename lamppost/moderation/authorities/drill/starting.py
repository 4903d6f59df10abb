"""Whom a drill is about: an account, an address, or a phone number."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers
from allauth.account.models import EmailAddress
from django.conf import settings
from phonenumbers import NumberParseException, PhoneNumberFormat

from lamppost.core.errors import Refused
from lamppost.core.text import small_number
from lamppost.moderation.authorities.drill.besides import BESIDES, FIRST
from lamppost.moderation.authorities.drill.walking import Found, walk
from lamppost.people.models import Person

_ACCOUNT = re.compile(r"people\.person:(\d+)")


class WhoIsMeant(Refused):
    """Neither an account nor an address nor a number."""

    code = "who_is_meant"


@dataclass(frozen=True)
class Whom:
    """said: as it is called in what is printed. One of person, address and number is set."""

    said: str
    person: int | None = None
    address: str = ""
    number: str = ""  # E.164


def whom(asked: str) -> Whom:
    """people.person:3, a mail address or a phone number. Raises WhoIsMeant."""
    asked = asked.strip()
    if account := _ACCOUNT.fullmatch(asked):
        # Also one that was erased: what is left of it stands in the journal.
        if (number := small_number(account[1])) is not None:
            return Whom(asked, person=number)
    elif "@" in asked:
        return Whom(asked.lower(), person=_account_of(asked), address=asked.lower())
    elif read := _number(asked):
        return Whom(read, number=read)
    raise WhoIsMeant(
        "Say whom you mean: a mail address, a phone number with its country (+1 937 …), "
        "or an account as the journal names it (people.person:3)."
    )


def _account_of(address: str) -> int | None:
    known = EmailAddress.objects.filter(email__iexact=address).order_by("-verified", "pk")
    held = known.values_list("user_id", flat=True).first()
    by_name = Person.objects.filter(email__iexact=address).values_list("pk", flat=True)
    return held or by_name.first()


def _number(asked: str) -> str:
    countries = settings.SMS_COUNTRIES
    try:
        read = phonenumbers.parse(asked, countries[0] if countries else None)
    except NumberParseException:
        return ""
    is_one = phonenumbers.is_possible_number(read)
    return phonenumbers.format_number(read, PhoneNumberFormat.E164) if is_one else ""


def held_of(one: Whom) -> Found:
    """Every row that leads to an account, or to an address without one."""
    found = Found()
    if one.address:
        found.addresses.add(one.address)
    if one.person is not None:
        found.add("people.Person", [one.person])
        found.makers.add(f"people.person:{one.person}")
        emails = EmailAddress.objects.filter(user=one.person).values_list("email", flat=True)
        own = Person.objects.filter(pk=one.person).values_list("email", flat=True)
        found.addresses.update(emails, filter(None, own))
    return walk(found, FIRST, BESIDES)
