"""What a name to post under may look like."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.people.public_words import may_be_shown

SHORTEST, LONGEST = 2, 40
FEWEST_PHONE_DIGITS = 7  # the shortest local numbers; a year or a house number stays below

# Two joiners that Persian, Hindi and emoji need inside words. All other invisible format
# characters can turn a name around or make two names look like one.
_JOINERS = {"\u200c", "\u200d"}
_UNPRINTABLE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_ADDRESS = re.compile(r"\S@\S|https?:|www\.|\w\.(com|net|org|info|io|me|ru|de|uk)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\+?\d(?:[\s().\-_/]*\d)+")


class NameRefused(Refused):
    """A name that nobody can post under."""

    code = "name_refused"


def clean_name(typed: str) -> str:
    """The name as it will be shown: spaces run together, nothing else changed.

    Raises NameRefused with the reason and what to do.
    """
    if any(_is_unprintable(char) for char in typed):
        raise NameRefused(_("The name holds characters that cannot be seen. Type it again."))
    name = " ".join(typed.split())
    letters = sum(char.isalnum() for char in name)
    if letters < SHORTEST:
        raise NameRefused(_("A name needs at least two letters."))
    if len(name) > LONGEST:
        raise NameRefused(_("A name has at most 40 characters. Shorten it."))
    _refuse_contacts(unicodedata.normalize("NFKC", name))
    if not may_be_shown(name):
        raise NameRefused(_("This name cannot be shown on this board. Choose another."))
    return name


def _is_unprintable(char: str) -> bool:
    return unicodedata.category(char) in _UNPRINTABLE and char not in _JOINERS


def _refuse_contacts(name: str) -> None:
    # Names are public and are copied by machines: a way to reach somebody in one would go
    # around everything that keeps strangers at arm's length.
    if _ADDRESS.search(name):
        raise NameRefused(
            _(
                "Leave addresses out of the name: everybody sees it, machines that collect "
                "addresses too. People can write to you through the board."
            )
        )
    if any(_digits(run) >= FEWEST_PHONE_DIGITS for run in _NUMBER.findall(name)):
        raise NameRefused(
            _(
                "Leave phone numbers out of the name: everybody sees it. "
                "People can write to you through the board."
            )
        )


def _digits(run: str) -> int:
    return sum(char.isdigit() for char in run)
