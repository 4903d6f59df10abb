"""Contact details in a text: whoever writes them is asked whether they mean to, not punished."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.normal import Spot
from lamppost.screening.normal.web_names import is_messenger
from lamppost.screening.submission import Kind, Submission
from lamppost.screening.verdict import Finding, Verdict

MOST = 5  # of one text: whoever reads them has understood
# How often somebody who hides a number from programs also hides something from people: the best
# study with known outcomes (NIJ, 1,263 ads) found it telling, and weak.
SURE_OF_HIDDEN = 0.3
SURE_OF_SPELLED = 0.15  # an address that is written around is an old custom against spam
SURE = 0.1

# "whatsapp: @joe.b", "my insta is joe_b": a name on a service where letters go past the board.
_HANDLE = re.compile(
    r"\b(?:whatsapp|instagram|insta|snapchat|snap|telegram|kik|wechat|viber|skype|discord|signal)"
    r"(?: (?:is|me|name|id|handle|user))?[ :=-]{1,3}(@[\w.]{2,30}|[a-z][\w.]*[\d_][\w.]*)"
)


def _find(read: Read) -> Iterator[Finding]:
    if read.submission.kind == Kind.LETTER and read.facts.letters_before:
        return  # they write to each other: what they exchange is theirs to say
    yield from islice(_found(read), MOST)


def _found(read: Read) -> Iterator[Finding]:
    normal, kind = read.normal, read.submission.kind
    for phone in normal.phones:
        if phone.is_hidden and kind == Kind.AD:
            yield _hidden(read, phone)
        else:
            yield _asked(read, phone, _phone_sentence(kind))
    for mail in normal.mails:
        if mail.is_hidden and kind == Kind.AD:
            yield _spelled(read, mail)
        else:
            yield _asked(read, mail, _mail_sentence(kind))
    for link in normal.links:
        if is_messenger(link.host):
            yield _asked(read, link, _account_sentence(kind))
    for handle in _HANDLE.finditer(normal.plain):
        yield _asked(read, normal.spot(*handle.span(1)), _account_sentence(kind))


def _asked(read: Read, spot: Spot, sentence: str) -> Finding:
    return _finding(read, spot, sentence, asks=Verdict.PUBLISH, sure=SURE)


def _hidden(read: Read, spot: Spot) -> Finding:
    sentence = _(
        "Your phone number is written so that it is hard to read. Write it plainly, or leave it "
        "out: people can write to you here without it."
    )
    clears = "The number is written plainly, or left out."
    return _finding(read, spot, sentence, asks=Verdict.WATCH, sure=SURE_OF_HIDDEN, clears=clears)


def _spelled(read: Read, spot: Spot) -> Finding:
    sentence = _mail_sentence(Kind.AD)
    clears = "The address is written plainly, or left out."
    return _finding(read, spot, sentence, asks=Verdict.WATCH, sure=SURE_OF_SPELLED, clears=clears)


def _finding(
    read: Read, spot: Spot, sentence: str, *, asks: Verdict, sure: float, clears: str = ""
) -> Finding:
    return Finding(
        check="contact",
        words=read.normal.words(spot),
        sentence=sentence,
        asks=asks,
        sure=sure,
        start=spot.start,
        end=spot.end,
        clears=clears,
    )


def _phone_sentence(kind: Kind) -> str:
    if kind == Kind.LETTER:
        return _("You give your phone number away. You can go on writing here without it.")
    return _(
        "Your phone number stands in the ad for everybody, and programs collect such numbers. "
        "People can write to you here without it. Leave it in if you want to."
    )


def _mail_sentence(kind: Kind) -> str:
    if kind == Kind.LETTER:
        return _("You give your mail address away. You can go on writing here without it.")
    return _(
        "Your mail address stands in the ad for everybody, and programs collect such addresses. "
        "People can write to you here without it. Leave it in if you want to."
    )


def _account_sentence(kind: Kind) -> str:
    if kind == Kind.LETTER:
        return _("You name an account elsewhere. You can go on writing here without it.")
    return _(
        "The ad names an account of yours elsewhere. People can write to you here without it. "
        "Leave it in if you want to."
    )


CHECK = Check("contact", 1, _find)

EXAMPLES_HIT = (
    "Oak table, pick up in Kettering. Call 937-555-0142 after six.",
    "Lawn mowing, fair rates, text (937) 555-0142",
    "Kayak. five five five? No: nine three seven 555 zero one four two",
    "Room for rent, 9 3 7 5 5 5 0 1 4 2",
    "Firewood 937*555*0142",
    "Piano lessons: ann.keys@example.org",
    "Piano lessons: ann (at) example (dot) org",
    "Moving boxes, free. wa.me/19375550142",
    "Guitar, my insta is @joe.plays",
    "Telegram: @dayton_bikes for photos",
    "Tutor, 93️⃣7️⃣-555-0142",
    Submission(Kind.AD, text="Velo zu verkaufen, Tel. 0171 2345678", country="DE"),
    Submission(Kind.AD, text="Vélo, zéro six douze 34 56 78", country="FR"),
    Submission(Kind.LETTER, text="Is it still there? My number is 937-555-0142."),
)
EXAMPLES_MISS = (
    "2010 Honda Civic, 180 000 miles, two owners, 4500 or best offer.",
    "House, 3 bed 2 bath, 1200 sq ft, built 1962, 1450 a month.",
    "Counting book: one two three four five six seven eight nine ten.",
    "Shoes, sizes 6 7 8 9 10 11 12.",
    "Garage sale at 12 Elm Street on 12/14/2026, 9 to 5.",
    "Textbook ISBN 978-3-16-148410-0, like new.",
    "Tyres 205/55 R16, driven 12 000 miles.",
    "Our shop: example.com, open 9-5, Sundays 10-4.",
    "Old telephone, rotary dial, works. A signal lamp goes with it.",
    "Meet at the library at noon. Cash only, no checks.",
    "Instagram frame for a wedding, 40 dollars.",
    "Serial number 3057365000 can be seen on the frame.",
)
