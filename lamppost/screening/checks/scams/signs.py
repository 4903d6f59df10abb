"""What shows in how a text is written, whatever its words: figures, links, shouting. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits

from lamppost.screening.blind import Blind

# Numbers that cost whoever calls or texts them: 090… and 087… in Britain, 0900 and 0190 in
# Germany, 08 9x in France, 80x in Spain, 1-900 in the United States; and five-digit short codes.
_PREMIUM = re.compile(
    r"(?<![\w#])(?:\+?44\s?|0)(?:9\d|87)\d(?:[ -]?\d){6,8}(?![\da-f])"
    r"|(?<!\w)0?(?:900|190|89\d|80[367])[ -]?\d(?:[ -]?\d){4,6}(?!\w)"
)
# The digit first: a pattern that begins with what it looks behind for is tried at every letter.
_SHORT_CODE = re.compile(
    r"\d(?:(?<=\bto \d)\d{3,5}|(?<=\bon \d)\d{4}|(?<=\bno: \d)\d{4}|(?<=\b2 \d)\d{4})\b"
)
_FREEPHONE = re.compile(
    r"(?<!\d)0[85]00[ -]?\d(?:[ -]?\d){4,7}(?!\d)|(?<!\d)1-?8(?:00|88)-?\d{3}-?\d{4}"
)
_LONG_NUMBER = re.compile(r"(?<!\w)\d{9,14}(?!\w)")
_COST = re.compile(
    r"(?<![\d.])\d{2,3} ?p(?:pm|/|p|er |\b)"
    r"|[£€$] ?\d+[.,]?\d{0,2} ?(?:/|per ?|a )?"
    r"(?:msg|min|wk|week|rcv|text|txt|sms|mnth|month|call)"
    r"|\d ?(?:gbp|eur) ?(?:/|per)"
    r"|(?:std|norm(?:al)?|standard|nat(?:ional)?) ?(?:txt |text |network )?(?:chgs?|rate|charge)"
    r"|\bppm\b|\bcharged?@|callcost|costs? \d+p"
)
_SMALL_PRINT = re.compile(
    r"\bt ?(?:&|'?s? ?& ?|and ?)c'?s?\b|\bt'?s? ?& ?c"
    r"|\b1[68]\+|\b1[68] ?yrs|\bp\.?o\.? ?box|\bbox ?\d{2}|\bsae\b"
)
_AMOUNT = re.compile(r"[£€$] ?\d|\b\d[\d,.]{0,12} ?(?:usd|gbp|eur|euros?|dollars|pounds|bucks)\b")
_LINK = re.compile(r"https?:\s?//\S*|www\.\S+|<a href\S*|#url_\w+#|watch\?v=\S*")
# Sought from its dot on, as words are many and dots are few.
_DOMAIN = re.compile(r"\. ?com\b\S*|\.(?:net|org|info|biz|co|tv|me|ru|cc|ly|xyz|top|tk)\b\S*")
_INVITE = re.compile(
    r"[?&/](?:ref|refer|referral|invite|aff|share|r|id)[=/]"
    r"|bit\.ly|tinyurl|goo\.gl|adf\.ly|/register|shhort"
)
_MAIL_OR_PHONE = re.compile(r"#(?:email|phone)_\w+#|@[\w-]+\.\w+")
_MARKS = re.compile(r"!{2,}|\?!|[*]{3,}|[>~]{2,}|-{4,}|_{5,}|={3,}")
# Masks of an export, apostrophes as it may leave them, and links to a moment of a film.
_CODED = re.compile(r"#\w+_[0-9a-f]{8,}#|&#\d+;|<[^<>]{0,300}[?&;]t=[^<>]{0,40}>[^<]{0,12}</a>")
# What a text without has none of: quick looks before the long ones.
_EIGHT_DIGITS = re.compile(r"\d(?:[\s-]?\d){7}")
_COSTS_SOUGHT = re.compile(r"\d ?p|[£€$] ?\d+[.,]?\d{0,2} ?[/apmwrtsc]|\d ?(?:gbp|eur)")
_COST_WORDS = ("rate", "chg", "charge", "ppm", "callcost")
_LINKS_SOUGHT = ("http", "www.", "<a href", "#url_", "watch?v=")
_MARKS_SOUGHT = ("!!", "?!", "***", ">>", ">~", "~>", "~~", "----", "_____", "===")
MANY_DIGITS = 0.08  # of all characters; prices, sizes and a telephone number stay below
MANY_FROM = 60  # a short text is not judged by one number in it
MOST_LINKS = 20  # of one text that are looked at
LONGEST_NAME = 40  # of a host, in letters
LITTLE_BESIDE = 8  # letters beside a link: nothing is said about it
FEWEST_LETTERS = 12  # "OK!" is no shout
LOUD = 0.3  # of all letters are capitals: a headline in a sentence stays below


@dataclass(frozen=True)
class Sign:
    """strength: 0.0 to about 2.0. start, end: a place in the folded text, equal where none is."""

    name: str
    strength: float
    start: int = 0
    end: int = 0


_PATTERNS = {
    "premium": _PREMIUM,
    "short-code": _SHORT_CODE,
    "freephone": _FREEPHONE,
    "long-number": _LONG_NUMBER,
    "cost": _COST,
    "small-print": _SMALL_PRINT,
    "amount": _AMOUNT,
    "invite": _INVITE,
    "mail-or-phone": _MAIL_OR_PHONE,
}


# Prices, hours and numbers of staff stand in every honest offer of work.
_OF_JOBS = ("mail-or-phone", "invite")


def signs_of(text: Blind, subject: str) -> Iterator[Sign]:
    """Those that are there, in a fixed order. subject: "message" or "job"."""
    for name in _OF_JOBS if subject == "job" else _likely(text.plain):
        found = _PATTERNS[name].search(text.plain)
        if found:
            yield Sign(name, 1.0, found.start(), found.end())
    yield from _loudness(text)
    yield from _make_up(text.plain, counts_digits=subject == "message")


def _likely(plain: str) -> list[str]:
    """Names of the patterns that may be there, in their order."""
    never = set()
    if not _EIGHT_DIGITS.search(plain):
        never |= {"premium", "freephone", "long-number"}
    if not _COSTS_SOUGHT.search(plain) and not any(word in plain for word in _COST_WORDS):
        never.add("cost")
    return [name for name in _PATTERNS if name not in never]


def _loudness(text: Blind) -> Iterator[Sign]:
    upper = _count(text.raw, ascii_uppercase, str.isupper)
    letters = upper and _count(text.raw, ascii_letters, str.isalpha)
    if letters >= FEWEST_LETTERS and upper > LOUD * letters:
        yield Sign("shouting", min(1.0, upper / letters))
    is_marked = any(marks in text.plain for marks in _MARKS_SOUGHT)
    if is_marked and (marks := _MARKS.search(text.plain)):
        yield Sign("marks", 1.0, marks.start(), marks.end())


def _count_letters(plain: str) -> int:
    return _count(plain, ascii_lowercase, str.isalpha)


def _count(text: str, letters: str, is_one: Callable[[str], bool]) -> int:
    """How many there are; plain texts are counted letter by letter of the alphabet, as a
    character is sought in a text faster than asked what it is."""
    return sum(map(text.count, letters)) if text.isascii() else sum(map(is_one, text))


def _make_up(plain: str, *, counts_digits: bool) -> Iterator[Sign]:
    """What the text consists of, figures and links."""
    written = _CODED.sub("", plain) if "#" in plain or "<" in plain else plain
    most = MANY_DIGITS * max(MANY_FROM, len(written))
    if counts_digits and _count(written, digits, str.isdigit) > most:
        yield Sign("digits", 1.0)
    links = _links(written)
    if not links and "#url_" not in plain:
        return
    yield Sign("link", 1.0, *next(iter(_links(plain)), (0, 0)))
    linked = "".join(written[start:end] for start, end in links)
    beside = _count_letters(written) - _count_letters(linked)
    if beside < LITTLE_BESIDE:
        yield Sign("only-link", 1.0)


@lru_cache(maxsize=4)  # asked of one text several times
def _links(plain: str) -> list[tuple[int, int]]:
    """Where they stand; a domain behind an @ is an address, not a link."""
    places = []
    if any(sought in plain for sought in _LINKS_SOUGHT):
        places = [found.span() for found in islice(_LINK.finditer(plain), MOST_LINKS)]
    for found in islice(_DOMAIN.finditer(plain), MOST_LINKS):
        before = plain[max(0, found.start() - LONGEST_NAME) : found.start()].split(" ")[-1]
        start = found.start() - len(before)
        is_known = any(one <= start < other for one, other in places)
        if before and before[-1].isalnum() and "@" not in before and not is_known:
            places.append((start, found.end()))
    return places
