"""Whom or what a request is about, as somebody types it: journal names, or a mail address."""

from __future__ import annotations

import re

from allauth.account.models import EmailAddress
from django.apps import apps

from lamppost.core.text import small_number
from lamppost.journal.models import Decision, Line

MOST = 100
# What an authority can ask about.
KNOWN = (
    "people.person",
    "people.persona",
    "board.ad",
    "board.photo",
    "relay.conversation",
    "relay.letter",
)
_NAME = re.compile(r"([a-z]+\.[a-z]+):(\d+)")


def read_subjects(typed: str) -> tuple[list[str], list[str]]:
    """The names meant, and what stands for nothing here. Apart by blanks, commas or lines."""
    named, unknown = list[str](), list[str]()
    for word in re.split(r"[\s,;]+", typed.strip()):
        if word and (name := _meant(word)):
            named.append(name)
        elif word:
            unknown.append(word)
    return list(dict.fromkeys(named)), unknown


def _meant(word: str) -> str:
    if "@" in word:
        known = EmailAddress.objects.filter(email__iexact=word).order_by("-verified", "pk")
        person = known.values_list("user_id", flat=True).first()
        return f"people.person:{person}" if person else ""
    found = _NAME.fullmatch(word.lower())
    number = small_number(found[2]) if found else None
    if not found or found[1] not in KNOWN or number is None:
        return ""
    name = f"{found[1]}:{number}"
    return name if _is_there(found[1], number) or _was_there(name) else ""


def _is_there(label: str, number: int) -> bool:
    return bool(apps.get_model(label)._base_manager.filter(pk=number).exists())


def _was_there(name: str) -> bool:
    """Erased since: the journal knows that it was."""
    return (
        Line.objects.filter(subject=name).exists() or Decision.objects.filter(subject=name).exists()
    )
