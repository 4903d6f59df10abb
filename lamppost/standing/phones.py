"""Showing that one can read a text at a phone number, of which nothing but a tag is kept."""

from __future__ import annotations

import logging
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.limits import Limit, TooOften
from lamppost.core.sealing import blind_tag
from lamppost.journal.actions import record
from lamppost.notices.sms import NotSent, Texter, texter
from lamppost.people.models import Person
from lamppost.standing.models import ACCOUNTS_OF_A_PHONE, Phone, PhoneCode
from lamppost.standing.numbers import NumberRefused, read_number

logger = logging.getLogger(__name__)

DIGITS = 6
GOOD_FOR = timedelta(minutes=10)
MOST_TRIES = 5
_HOUR, _DAY = 60 * 60, 24 * 60 * 60
# Five tries at each of four codes find one in fifty thousand a day.
OF_A_PERSON = Limit("sms_person", times=4, per_secs=_DAY)
OF_A_NUMBER = Limit("sms_number", times=4, per_secs=_DAY)
OF_AN_ADDRESS = Limit("sms_address", times=10, per_secs=_HOUR)


class CodeRefused(Refused):
    """A code that shows nothing."""

    code = "code_refused"


class NoTexts(Refused):
    """This board cannot send a text, or not now."""

    code = "no_texts"


def can_send_codes() -> bool:
    return texter() is not None and bool(settings.SMS_COUNTRIES)


def send_code(person: Person, typed: str, *, address: str, at: datetime) -> None:
    """Sends a code to a number. address: where the request came from, for its limit.

    The number is in memory while this runs, and nowhere else: so the text is sent here and
    now, and not by a job, whose arguments are rows.
    Raises NumberRefused, TooOften or NoTexts.
    """
    way = texter()
    if way is None or not settings.SMS_COUNTRIES:
        raise NoTexts(_("This board cannot send text messages."))
    number = read_number(typed, countries=settings.SMS_COUNTRIES)
    tag = blind_tag("phone", number)
    _spend(person, tag, address)
    code = new_code()
    PhoneCode.objects.update_or_create(
        person=person,
        defaults={"tag": tag, "code_tag": _code_tag(person, tag, code), "sent": at, "tries": 0},
    )
    _send(way, number, code, person)


def new_code() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def _spend(person: Person, tag: str, address: str) -> None:
    OF_AN_ADDRESS.spend(address)
    OF_A_PERSON.spend(str(person.pk))
    OF_A_NUMBER.spend(tag)
    try:
        Limit("sms_board", times=settings.SMS_PER_DAY, per_secs=_DAY).spend("")
    except TooOften as error:
        logger.warning("the board's text messages of today are used up")
        raise NoTexts(_("This board sends no more text messages today. Try tomorrow.")) from error


def _send(way: Texter, number: str, code: str, person: Person) -> None:
    words = _("%(code)s is your code for %(board)s. If you did not ask for one, do nothing.")
    try:
        way.send(number, words % {"code": code, "board": settings.BOARD_NAME})
    except NotSent as error:
        PhoneCode.objects.filter(person=person).delete()
        raise NoTexts(
            _("The text message could not be sent. Look at the number, or try later.")
        ) from error


def confirm_phone(person: Person, typed: str, *, at: datetime) -> Phone:
    """Raises CodeRefused for a wrong or late code, NumberRefused where too many share a number.

    Which numbers are known here is told to nobody before the code: by it they control the one.
    """
    code = "".join(letter for letter in typed if letter.isdecimal())
    waiting = _one_try(person, at)
    if not secrets.compare_digest(waiting.code_tag, _code_tag(person, waiting.tag, code)):
        left = MOST_TRIES - waiting.tries
        raise CodeRefused(
            _("That is not the code. Look at the text again.") if left else _ask_anew()
        )
    with transaction.atomic():
        if not PhoneCode.objects.filter(pk=waiting.pk, code_tag=waiting.code_tag).delete()[0]:
            raise CodeRefused(_ask_anew())  # the same code, sent twice at once
        phone = _keep(person, waiting.tag, at)
        record("phone.confirmed", phone, by=person, at=at)
    return phone


def _one_try(person: Person, at: datetime) -> PhoneCode:
    """The code that is waited for, with this try counted before anything is compared."""
    mine = PhoneCode.objects.filter(person=person, sent__gt=at - GOOD_FOR)
    if not mine.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise CodeRefused(_ask_anew())
    return mine.get()


def _ask_anew() -> str:
    return _("That code does not work any more. Ask for a new one.")


def _keep(person: Person, tag: str, at: datetime) -> Phone:
    old = Phone.objects.filter(person=person).first()
    if old and old.tag == tag:
        return old  # shown once more; known since the first time
    if old:
        old.delete()
    for place in range(1, ACCOUNTS_OF_A_PHONE + 1):
        try:
            with transaction.atomic():
                return Phone.objects.create(person=person, tag=tag, place=place, confirmed=at)
        except IntegrityError:
            continue  # taken by another account, maybe a moment ago
    raise NumberRefused(
        _("Two accounts have this number already, and more cannot. Remove it from one of them.")
    )


def remove_phone(person: Person) -> None:
    with transaction.atomic():
        for phone in Phone.objects.filter(person=person):
            record("phone.removed", phone, by=person)
            phone.delete()


def forget_old_codes(now: datetime) -> int:
    return PhoneCode.objects.filter(sent__lte=now - GOOD_FOR).delete()[0]


def _code_tag(person: Person, tag: str, code: str) -> str:
    """Keyed, and bound to who asked: a million codes are tried in a second by who has the row."""
    return blind_tag("phone-code", f"{person.pk}:{tag}:{code}")
