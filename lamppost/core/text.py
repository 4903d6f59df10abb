"""Words as people type them: folded for comparing, laid out for reading. Never changed."""

from __future__ import annotations

import re
import unicodedata

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from linkify_it import LinkifyIt

from lamppost.core.scripts import VOWEL_SIGNS, WITHOUT_BLANKS

# Letters that Unicode does not take apart, though people type them without the stroke; and signs
# that nobody sees, which some programs put between letters to say where a line may break.
_STROKES = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        **dict.fromkeys("\u00ad\u200b\u200d\u2060\ufeff", ""),
    }
)
# Unicode has these for a letter and an accent. Nobody who writes them does: й, が, ぱ.
_LETTERS_OF_THEIR_OWN = re.compile("и\u0306|[\u3040-\u30ff][\u3099\u309a]")
_NOT_A_WORD = re.compile(rf"(?:[^\w{''.join(sorted(VOWEL_SIGNS))}]|_)+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_OTHER = f"[^{WITHOUT_BLANKS} ]"
_SCRIPT_CHANGES = re.compile(
    f"(?<=[{WITHOUT_BLANKS}])(?={_OTHER})|(?<={_OTHER})(?=[{WITHOUT_BLANKS}])"
)


def fold(text: str) -> str:
    """Lower case, without accents, words parted by one space: "  Saint-Élie!" is "saint elie".

    Scripts that have no blanks are parted from others: "iPhone手机" is "iphone 手机".
    """
    if text.isascii():  # most of a long text: an import folds thousands of them a second
        return _NOT_A_WORD.sub(" ", text.lower()).strip()
    plain = unicodedata.normalize("NFKD", text).casefold()
    apart = unicodedata.normalize("NFKD", plain)
    words = _NOT_A_WORD.sub(" ", _BEYOND_ASCII.sub(_bared, apart)).strip()
    return words if words.isascii() else _SCRIPT_CHANGES.sub(" ", words)


def _bared(run: re.Match[str]) -> str:
    letters = _LETTERS_OF_THEIR_OWN.sub(_together, run[0])
    bare = "".join(c for c in letters if c in VOWEL_SIGNS or not unicodedata.combining(c))
    # Together again, for Hangul: 차 is a letter of people's, not two of which 창 has the same.
    return unicodedata.normalize("NFC", bare.translate(_STROKES))


def _together(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", letter[0])


_MOST_DIGITS = 9  # Python refuses to read thousands of digits, and databases refuse twenty


def small_number(text: str) -> int | None:
    """The whole number that an address or a form says; None for anything else, or a huge one."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


# Everything that XML 1.0 (section 2.2, "Characters") has no way to write, not even escaped.
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_unwritable(text: str) -> str:
    """The text for an XML file: without the control characters that would make it unreadable."""
    return _NOT_IN_XML.sub("", text)


_LINKS = LinkifyIt().tlds([], False)
_PARAGRAPHS = re.compile(r"\n\s*\n")


def paragraphs(text: str) -> SafeString:
    """A person's text as HTML: paragraphs, line breaks and links, every other letter as typed.

    Links are marked so that search engines do not reward them and the linked page learns
    nothing of its reader.
    """
    blocks = _PARAGRAPHS.split(text.replace("\r\n", "\n").strip("\n"))
    return mark_safe("".join(f"<p>{_lines(block)}</p>" for block in blocks if block.strip()))


def _lines(block: str) -> str:
    out, done = [], 0
    for link in _LINKS.match(block) or []:
        # What stands before an @ can pose as another site: http://bank.example@thief.example
        if link.schema not in {"http:", "https:"} or "@" in link.text:
            continue
        out += [escape(block[done : link.index]), _link(link.url, link.text)]
        done = link.last_index
    out.append(escape(block[done:]))
    return "".join(out).replace("\n", "<br>")


def _link(url: str, shown: str) -> str:
    return format_html(
        '<a href="{}" rel="nofollow ugc noopener noreferrer" dir="auto">{}</a>', url, shown
    )
