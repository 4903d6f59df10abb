"""Mail addresses in a text, also those that are written around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lamppost.screening.normal.values import Mail, Reading, Spot

_AT = re.compile("@")
_LOCAL = re.compile(r"[\w.+%-]{1,64}\Z")
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w@])")
_LEFT = re.compile(r"[\w.+%-]{1,64} ?\Z")

_AT_WORD = (
    r" ?(?:\( ?(?:at|@) ?\)|\[ ?(?:at|@) ?\]|\{ ?(?:at|@) ?\}|<at>|@"
    r"| (?:at|arroba|ät|arobase|klammeraffe|chiocciola) )"
)
_DOT_WORD = (
    r" ?(?:\( ?(?:dot|\.|punkt|punto|point) ?\)|\[ ?(?:dot|\.|punkt|punto|point) ?\]|\{ ?dot ?\}"
    r"| (?:dot|punkt|punto|point|ponto) |\.| \. ) ?"
)
# No words: "at The Point at Glen Mills", "at this point it is".
_ENDS = "com|net|org|info|edu|io|co|uk|de|fr|es|ch|ca|eu|ru|ua|pl|nl|mx|br|example"
_PROVIDERS = (
    r"gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud|aol|protonmail|gmx|web\.de|mail\.ru"
)
# "name at example dot org", "name (at) gmail".
_AROUND = re.compile(
    rf"{_AT_WORD} ?(?:(?:[\w-]{{2,63}}{_DOT_WORD}){{1,3}}(?:{_ENDS})|(?:{_PROVIDERS}))(?![\w.])"
)
# "look at example dot com" is a link.
_NO_NAME = re.compile(
    r"me|us|look|find|visit|see|am|is|are|be|it|here|more|ads?|info|at|photos?|pictures|pics|"
    r"listed|posted|online|website|site|shop|store|buy|order|check|available"
)
_AROUND_SOUGHT = re.compile(
    rf"@|arroba|arobase|klammeraffe|chiocciola|[(\[{{<] ?at ?[)\]}}>]"
    rf"|(?: at | ät )[\w-]{{2,63}}(?: ?\W? ?(?:dot|punkt|point)\b)|(?: at | ät )(?:{_PROVIDERS})\b"
)
# "joe.b Gmail.c0m": the address without its at.
_ALONE = re.compile(
    r"(?<![@./])\b(?:g[_ ]{0,2}mail|yah[o0]{2}|hotmail|outlook|icloud)[\W_]{0,6}c[o0]m\b(?!/)"
    r"|(?<=[a-z0-9])(?:gmail|yah[o0]{2}|hotmail)[\W_]{0,6}c[o0]m\b(?!/)"
)
_ALONE_SOUGHT = re.compile(r"c[o0]m\b")
MOST = 50  # of one text


def mails_in(reading: Reading, *, taken: Sequence[Spot]) -> list[Mail]:
    """In order; none within what is taken (the name in "https://bank.com@evil.example")."""
    text = reading.text
    found = [
        _mail(reading, span, is_hidden=False) for span in (_plain(text) if "@" in text else ())
    ]
    if _AROUND_SOUGHT.search(text):
        around = [_mail(reading, span, is_hidden=True) for span in _around(text)]
        found += [mail for mail in around if not _is_among(mail, found)]
    if _ALONE_SOUGHT.search(text):
        alone = [_mail(reading, span.span(), is_hidden=True) for span in _ALONE.finditer(text)]
        found += [mail for mail in alone if not _is_among(mail, found)]
    return sorted((mail for mail in found if not _is_among(mail, taken)), key=_start)[:MOST]


def _mail(reading: Reading, span: tuple[int, int], *, is_hidden: bool) -> Mail:
    spot = reading.spot(*span)
    return Mail(spot.start, spot.end, is_hidden)


def _start(mail: Mail) -> int:
    return mail.start


def _is_among(one: Spot, others: Sequence[Spot]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)


def _plain(text: str) -> Iterator[tuple[int, int]]:
    for number, at in enumerate(_AT.finditer(text)):
        if number >= MOST:
            return
        local = _LOCAL.search(text[max(0, at.start() - 64) : at.start()])
        host = _HOST.match(text, at.end())
        if local and host:
            yield at.start() - len(local[0]), host.end()


def _around(text: str) -> Iterator[tuple[int, int]]:
    for number, found in enumerate(_AROUND.finditer(text)):
        if number >= MOST:
            return
        before = text[max(0, found.start() - 66) : found.start()]
        local = _LEFT.search(before)
        if local and not _NO_NAME.fullmatch(local[0].strip()):
            yield found.start() - len(local[0]), found.end()
