"""The address at which somebody reads why something was decided, without an account.

Whoever has it can read the reasons and object: it goes to the person that the decision touches,
by mail and on pages of their own. It has no end: an ad may be asked about years later.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse

from lamppost.journal.models import Decision

_SALT = "lamppost.moderation.reasons"


def reasons_path(decision: Decision) -> str:
    return reverse("moderation:reasons", args=[_signer().sign(str(decision.pk))])


def reasons_url(decision: Decision) -> str:
    return f"{settings.BASE_URL}{reasons_path(decision)}"


def _signer() -> signing.Signer:
    """Without a time: the address of one decision is the same for ever."""
    return signing.Signer(salt=_SALT)


def decision_at(token: str) -> Decision | None:
    """None for what we have not signed."""
    try:
        number = _signer().unsign(token)
    except signing.BadSignature:
        return None
    return Decision.objects.filter(pk=int(number)).first()
