"""The address that a reminder is answered to by mail: whoever writes to it has seen one."""

from __future__ import annotations

import hmac
import re

from django.conf import settings

from lamppost.core.sealing import blind_tag
from lamppost.meetings.models import Plan

KIND = "check"
_MARK_LENGTH = 32  # hexadecimal digits of a blind tag: 128 bits
_NAME = re.compile(rf"([0-9a-z]{{10,12}})([0-9a-f]{{{_MARK_LENGTH}}})")


def check_address(plan: Plan) -> str:
    """Unlike the token of a link, the same in small letters: servers on the way write them so."""
    return f"{KIND}-{plan.public_id}{_mark(plan.public_id)}@{settings.RELAY_DOMAIN}"


def plan_at(name: str) -> Plan | None:
    """The plan whose reminders are answered to `check-<name>@`."""
    parts = _NAME.fullmatch(name)
    if parts is None or not hmac.compare_digest(parts[2], _mark(parts[1])):
        return None
    return Plan.objects.filter(public_id=parts[1]).first()


def _mark(public_id: str) -> str:
    return blind_tag("check-address", public_id)[:_MARK_LENGTH]
