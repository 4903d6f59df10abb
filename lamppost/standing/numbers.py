"""Reading a phone number as somebody types it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from lamppost.core.errors import Refused

LONGEST = 40  # with blanks, brackets and dashes
# Numbers that a person carries or keeps at home, and that a text costs what it costs anywhere.
# In North America nobody can tell a mobile number from another one. Numbers over the internet
# are taken: people who have left somebody often have no other.
_TAKEN = {
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.VOIP,
}


class NumberRefused(Refused):
    """A number that no code is sent to."""

    code = "number_refused"


def read_number(typed: str, *, countries: Sequence[str]) -> str:
    """The number in one form, +19375550134 (E.164). Raises NumberRefused.

    countries: whose numbers are taken, as "US"; one without a country's code is of the first.
    Numbers of other countries are refused whatever they are: sending texts to where each of
    them pays somebody is how boards are robbed.
    """
    number = _parsed(typed, countries[0])
    if phonenumbers.region_code_for_number(number) not in countries:
        raise NumberRefused(
            _("This board can send a code to numbers of these countries alone: %(countries)s.")
            % {"countries": ", ".join(countries)}
        )
    if number.extension or phonenumbers.number_type(number) not in _TAKEN:
        raise NumberRefused(
            _("No code can be sent to a number of that kind. Type the number of a mobile phone.")
        )
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _parsed(typed: str, country: str) -> PhoneNumber:
    unreadable = NumberRefused(
        _("That is no phone number that we can read. Type it with its area code.")
    )
    if len(typed) > LONGEST:
        raise unreadable
    try:
        number = phonenumbers.parse(typed, country)
    except NumberParseException as error:
        raise unreadable from error
    if not phonenumbers.is_valid_number(number):
        raise unreadable
    return number
