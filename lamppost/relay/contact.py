"""Phone numbers and mail addresses in what somebody writes. Pure.

Whoever gives theirs away may do so: they are asked about it once. So this finds what people
write in good faith, "my number is …", and does not chase those who hide it from a machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from phonenumbers import Leniency, PhoneNumberMatcher

# Candidates that the matcher weighs before it gives up, at some 30 µs each: a letter has one or
# two, a text of nothing but digits thousands.
_MOST_TRIES = 200
_MOST_COUNTRIES = 5
_FEWEST_DIGITS = 6  # in the shortest numbers that anybody could be called on from elsewhere

# Signs of a number in one go: longer goes are tables and play, and take the matcher seconds.
_LONG_GO = re.compile(r"[\d\s().,/+-]{60,}")

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_AFTER_AT = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
# As people write it to be read by people: "bob (at) example dot org".
_SPELLED_AT = re.compile(r"[\w.-] {0,3}[(\[{]at[)\]}] {0,3}", re.IGNORECASE)
_DOT = r"(?: ?\. ?| ?[(\[{]dot[)\]}] ?| dot )"
_AFTER_SPELLED = re.compile(rf"{_LABEL}(?:{_DOT}{_LABEL})+", re.IGNORECASE)

EXAMPLES_HIT = (
    "Call me on 937 224 7111.",
    "(937) 224-7111 after six",
    "+1 937-224-7111",
    "my number is 9372247111",
    "+44 20 7946 0958",
    "WhatsApp: +49 30 901820",
    "９３７－２２４－７１１１",
    "Write to bob@example.org, please.",
    "bob.miller+kettle@mail.example.co.uk",
    "bob (at) example (dot) org",
    "BOB [AT] EXAMPLE [DOT] ORG",
    "<bob@example.org>",
    "почта: боб@пример.рф",
)
EXAMPLES_MISS = (
    "",
    "Is it still there?",
    "Would you take 40 for both, or 25 each?",
    "It is 120 x 80 x 75 cm and weighs 14.5 kg.",
    "I could come on 2027-03-04 between 17:30 and 18:00.",
    "Saturday 03/04/2027 at 10?",
    "The model number is 4711-0815.",
    "Serial 0000000000",
    "I paid $1,249.00 in 2024.",
    "ISBN 978-3-16-148410-0",
    "We meet @ the library, at the corner dot on the map.",
    "Meet me at noon.",
    "45402-1234 is the ZIP code.",
    "39.75895, -84.19161",
    "@bob on the forum",
)


def holds_contact(text: str, countries: Sequence[str]) -> bool:
    """Whether a text holds a mail address or a phone number, written as people write them in
    these countries ("US") or with a plus in front. Milliseconds for a letter of any kind."""
    plain = unicodedata.normalize("NFKC", text)
    return _holds_address(plain) or _holds_number(plain, countries)


def _holds_address(text: str) -> bool:
    # From each @ on, not from each word: a pattern for whole addresses would try every letter
    # of a text that is one long word.
    if any(
        found.start() > 0
        and not text[found.start() - 1].isspace()
        and _AFTER_AT.match(text, found.end())
        for found in re.finditer("@", text)
    ):
        return True
    return any(_AFTER_SPELLED.match(text, at.end()) for at in _SPELLED_AT.finditer(text))


def _holds_number(text: str, countries: Sequence[str]) -> bool:
    if sum(char.isdigit() for char in text) < _FEWEST_DIGITS:
        return False
    shorter = _LONG_GO.sub(" … ", text)
    nowhere: list[str | None] = [None]  # numbers with a plus in front alone
    return any(
        PhoneNumberMatcher(shorter, country, Leniency.VALID, _MOST_TRIES).has_next()
        for country in list(countries[:_MOST_COUNTRIES]) or nowhere
    )


def countries_of(covers: Sequence[str]) -> list[str]:
    """The countries that the COVERS setting names, by their letters: US-OH is in the US."""
    named = (entry.strip().upper().split("-")[0] for entry in covers)
    return list(dict.fromkeys(one for one in named if len(one) == 2 and one.isalpha()))
