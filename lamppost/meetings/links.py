"""Addresses that open without an account: whoever has one is whom it was given to.

Signed, not stored: the database holds nothing that would let a reader of it act as somebody.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

from lamppost.meetings.models import Contact, Plan

_CONTACT, _PLAN = "lamppost.meetings.contact", "lamppost.meetings.plan"


def contact_token(contact: Contact) -> str:
    return _signed(contact.public_id, _CONTACT)


def contact_of(token: str) -> Contact | None:
    public_id = _unsigned(token, _CONTACT)
    return Contact.objects.filter(public_id=public_id).first() if public_id else None


def plan_token(plan: Plan) -> str:
    """Opens the plan's clock and a field for a code; not what the plan says."""
    return _signed(plan.public_id, _PLAN)


def plan_of(token: str) -> Plan | None:
    public_id = _unsigned(token, _PLAN)
    return Plan.objects.filter(public_id=public_id).first() if public_id else None


def absolute(name: str, *args: str) -> str:
    return settings.BASE_URL + reverse(f"meetings:{name}", args=args)


def _signed(public_id: str, salt: str) -> str:
    return signing.Signer(salt=salt, sep=".").sign(public_id)


def _unsigned(token: str, salt: str) -> str:
    """ "" for what we have not signed."""
    try:
        return signing.Signer(salt=salt, sep=".").unsign(token)
    except signing.BadSignature:
        return ""
