"""The two codes that a person checks in with: the one that is true, and the one that only looks so.

Which of them was typed is known here and in the plan's row. Whatever is done for one is done for
the other, in the same order and at the same cost: see docs/decisions/0050.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import scrypt
from hmac import compare_digest

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.limits import Limit, TooOften
from lamppost.core.sealing import blind_tag
from lamppost.journal.actions import record
from lamppost.meetings.code_words import CodeRefused, clean_code, refuse_codes
from lamppost.meetings.frozen import refuse_while_armed
from lamppost.meetings.models import Codes
from lamppost.people.models import Person

# Nobody mistypes their code six times; whoever guesses may as well ring the bell.
GUESSES = Limit("meeting_code", times=5, per_secs=15 * 60)
# Some 40 ms and 16 MiB for each guess (RFC 7914; OWASP's lesser choice for scrypt is the same
# cost). The pepper, which is not in the database, is what keeps four digits from being tried.
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}
_NOBODYS = bytes(32)
FORGOTTEN_AFTER = timedelta(hours=24)  # as the removal of a contact: nothing is won at once


class Said(StrEnum):
    """What a code says."""

    SAFE = "safe"
    FORCED = "forced"
    WRONG = "wrong"


class WrongCode(Refused):
    """Neither of somebody's codes."""

    code = "wrong_code"


def which(person: Person, code: str) -> Said:
    """What this code says of this person; as much work for every code, and for nobody's.

    Raises TooOften after five wrong ones in a quarter of an hour: a plan's clock goes on.
    """
    key = str(person.pk)
    try:
        GUESSES.spend(key)  # beforehand: a hundred guesses at the same time are a hundred too
    except TooOften as error:
        raise TooOften(_tried_too_often()) from error
    said = _compare(Codes.objects.filter(person_id=person.pk).first(), code)
    if said is not Said.WRONG:
        GUESSES.give_back(key)
    return said


def said_by(person: Person, code: str) -> Said:
    """SAFE or FORCED. Raises WrongCode or TooOften."""
    said = which(person, code)
    if said is Said.WRONG:
        raise WrongCode(_("That is not your code. Type it again. The time goes on meanwhile."))
    return said


def has_codes(person: Person) -> bool:
    return Codes.objects.filter(person_id=person.pk).exists()


def choose_codes(person: Person, safe: str, forced: str, *, at: datetime, old: str = "") -> None:
    """Chooses both anew. old: the safe code until now, where there is one.

    With the forced code as the old one this looks as if it had worked: the new two then check in
    as codes do, and both of them are forced; the safe code stays what it was.
    Raises CodeRefused, WrongCode, TooOften or Frozen.
    """
    refuse_while_armed(person)
    refuse_codes(safe, forced)
    row = Codes.objects.filter(person_id=person.pk).first()
    if row is None or _is_forgotten(row, at):
        said, salt, true_safe = Said.SAFE, secrets.token_bytes(16), b""
    else:
        said, salt, true_safe = _said_as_old(person, old), bytes(row.salt), bytes(row.safe)
    one, other, nobodys = _hash(safe, salt), _hash(forced, salt), secrets.token_bytes(32)
    is_true = said is Said.SAFE
    with transaction.atomic():
        Codes.objects.update_or_create(
            person=person,
            defaults={
                "salt": salt,
                "safe": one if is_true else true_safe,
                "forced": other if is_true else one,
                "forced_too": nobodys if is_true else other,
                "chosen": at,
                "forget_due": None,
            },
        )
        record("codes.chosen", person, by=person, at=at)


def forget_codes(person: Person, *, at: datetime) -> None:
    """In a day codes can be chosen without the old one. Asking again changes nothing."""
    due = at + FORGOTTEN_AFTER
    with transaction.atomic():
        asked = Codes.objects.filter(person_id=person.pk, forget_due=None).update(forget_due=due)
        if asked:
            record("codes.forgotten", person, by=person, at=at)


def _said_as_old(person: Person, old: str) -> Said:
    try:
        return said_by(person, old)
    except WrongCode as error:
        raise CodeRefused(_("That is not your safe code."), field="old") from error


def _is_forgotten(row: Codes, at: datetime) -> bool:
    return row.forget_due is not None and row.forget_due <= at


def _compare(row: Codes | None, code: str) -> Said:
    given = _hash(code, bytes(row.salt) if row else _NOBODYS)
    hashes = (row.safe, row.forced, row.forced_too) if row else (b"", b"", b"")
    # All three, whatever the first says.
    is_safe, *is_forced = [compare_digest(given, bytes(one)) for one in hashes]
    if is_safe:
        return Said.SAFE
    return Said.FORCED if any(is_forced) else Said.WRONG


def _hash(code: str, salt: bytes) -> bytes:
    peppered = blind_tag("meetings.code", clean_code(code))
    return scrypt(peppered.encode(), salt=salt, **_COST)


def _tried_too_often() -> str:
    return _(
        "That was too many wrong codes. Wait a quarter of an hour; the time goes on meanwhile. "
        "“Get help now” needs no code."
    )
