"""What somebody wrote in an answer, without what their mail program put around it. Pure.

Careful in one direction: where it is not certain that a passage is quoted, it stays, and the check
for addresses asks its writer before it crosses. No library: those that were looked at strip each
line or take "Best regards" and all behind it for a signature, and the board edits nobody's words.
"""

from __future__ import annotations

import re

from lamppost.relay.mail_in.quote_words import HEADER_WORDS, ORIGINAL, SENT_FROM, WROTE

_MARK = re.compile(r"^[>|\s]*##-.{0,200}-##\s*$")
_QUOTED = re.compile(r"^\s?>")
_RULE = re.compile(r"^\s*[_\-*=]{5,}\s*$")
_ATTRIBUTION_LINES = 4  # programs break "On …, … wrote:" at 72 columns
_ATTRIBUTION_LENGTH = 400
_SIGNATURE_LINES = 12  # longer than that it is no signature, whatever stands above it
_NAMED = 3  # of From, Sent, To, Subject that make a block of headers


def own_words(text: str) -> str:
    """Everything above the history, without a signature; below it where they answered there."""
    lines = _without_marked(text.split("\n"))
    lines = _without_headers(lines)
    lines = _without_quotes(lines)
    without = _without_signature(lines)
    chosen = without if any(line.strip() for line in without) else lines
    return "\n".join(_bared(chosen))


def _without_marked(lines: list[str]) -> list[str]:
    """Up to the line that our own mails begin with, which a quote repeats.

    Where lines are marked as quoted, those that are not, further down, are theirs too.
    """
    for number, line in enumerate(lines):
        if not _MARK.match(line):
            continue
        above = _without_attribution(_bared(lines[:number], quotes=True))
        if not _QUOTED.match(line):
            return above
        below = [line for line in lines[number:] if not _QUOTED.match(line)]
        return [*above, "", *below] if any(line.strip() for line in below) else above
    return lines


def _without_attribution(lines: list[str]) -> list[str]:
    """Without the "On …, … wrote:" at the end, and a rule above it."""
    for count in range(1, _ATTRIBUTION_LINES + 1):
        if _is_attribution(lines[-count:]):
            return _bared(lines[:-count])
    return lines


def _is_attribution(lines: list[str]) -> bool:
    said = " ".join(line.strip(" >") for line in lines)
    is_short = len(said) <= _ATTRIBUTION_LENGTH and all(line.strip() for line in lines)
    names_something = any(letter.isdigit() or letter == "@" for letter in said)
    return is_short and names_something and bool(WROTE.search(said))


def _without_headers(lines: list[str]) -> list[str]:
    """Up to "-----Original Message-----", or From, Sent, To and Subject, as Outlook has them."""
    for number, line in enumerate(lines):
        if ORIGINAL.match(line.strip(" >*")) or _begins_headers(lines, number):
            return _bared(lines[:number])
    return lines


def _begins_headers(lines: list[str], number: int) -> bool:
    if _header_word(lines[number]) is None:
        return False
    words = {_header_word(line) for line in lines[number : number + 6]} - {None}
    # Without the subject it may be somebody who looks for a lift: from, to, date.
    return len(words) >= _NAMED and {"from", "subject"} <= words


def _header_word(line: str) -> str | None:
    word, colon, rest = line.strip(" >*").partition(":")
    name = HEADER_WORDS.get(word.strip(" *").lower()) if colon else None
    return name if rest.strip(" *") else None


def _without_quotes(lines: list[str]) -> list[str]:
    """Without the quote at the end; with an attribution, without any: who answers below or
    between keeps what they wrote, and the other one knows their own words."""
    starts = [number for number in range(len(lines)) if _QUOTED.match(lines[number])]
    if not starts:
        return lines
    above = _bared(lines[: starts[0]])
    answered = _without_attribution(above)
    if len(answered) < len(above):
        below = [line for line in lines[starts[0] :] if not _QUOTED.match(line)]
        return [*answered, "", *below] if any(line.strip() for line in below) else answered
    return _bared(lines, quotes=True)


def _without_signature(lines: list[str]) -> list[str]:
    for number in range(len(lines) - 1, -1, -1):
        if lines[number] in {"-- ", "--"} and len(lines) - number - 1 <= _SIGNATURE_LINES:
            lines = lines[:number]
            break
    kept = _bared(lines)
    while kept and SENT_FROM.match(kept[-1].strip()):
        kept = _bared(kept[:-1])
    return kept


def _bared(lines: list[str], *, quotes: bool = False) -> list[str]:
    """Without blank lines at both ends, and rules at the lower one; with `quotes` without
    quoted lines there too."""
    end = len(lines)
    while end and _is_nothing(lines[end - 1], quotes=quotes):
        end -= 1
    start = 0
    while start < end and not lines[start].strip():
        start += 1
    return lines[start:end]


def _is_nothing(line: str, *, quotes: bool) -> bool:
    return not line.strip() or bool(_RULE.match(line)) or (quotes and bool(_QUOTED.match(line)))
