"""The words and the files of a mail, out of however many parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import cast

from lamppost.relay.mail_in.charsets import in_letters
from lamppost.relay.mail_in.headers import decoded
from lamppost.relay.mail_in.html_text import MOST_HTML, text_of_html
from lamppost.relay.mail_in.values import Attached, NotALetter, Trouble

DEEPEST = 20  # containers within each other; an honest mail has three or four
DECORATION_BYTES = 10_000  # what a page shows inline below that is a logo, a smiley or a pixel
_NAME_LENGTH = 100
_WORDS = {"text/plain", "text/html", "text/markdown"}
_SIGNED = re.compile(r"^(application/(pgp-signature|(x-)?pkcs7-signature|ics)|text/calendar)$")


@dataclass(frozen=True)
class Bodies:
    text: str
    pictures: tuple[Attached, ...]
    left_out: tuple[str, ...]


def read_bodies(message: Message) -> Bodies:
    """Raises NotALetter."""
    leaves = list(_leaves(message, 0))
    words = [text for leaf in leaves if (text := _text(leaf)).strip()]
    pictures = [leaf for leaf in leaves if _is_picture(leaf)]
    rest = [leaf for leaf in leaves if not _is_text(leaf) and not _is_picture(leaf)]
    return Bodies(
        text="\n\n".join(text.strip("\n") for text in words),
        pictures=tuple(Attached(_name(one), _content(one)) for one in pictures),
        left_out=tuple(_name(one) for one in rest if not _is_of_no_account(one)),
    )


def _leaves(part: Message, depth: int) -> Iterator[Message]:
    if depth > DEEPEST:
        raise NotALetter(Trouble.TOO_NESTED)
    # An attached mail is a file: its words are somebody else's.
    if not part.is_multipart() or part.get_content_maintype() == "message":
        yield part
        return
    children = cast("list[Message]", part.get_payload())
    if part.get_content_subtype() == "alternative":
        yield from _best([list(_leaves(child, depth + 1)) for child in children])
    else:
        for child in children:
            yield from _leaves(child, depth + 1)


def _best(ways: list[list[Message]]) -> list[Message]:
    """The same said in several ways: the plain one if it says anything, else the last with
    words. Files come along, whichever it is."""
    saying = [way for way in ways if any(_text(leaf).strip() for leaf in way)]
    plain = [way for way in saying if way[0].get_content_type() == "text/plain"]
    chosen = (plain or saying[::-1] or [[]])[0]
    others = [leaf for way in ways if way is not chosen for leaf in way if not _is_text(leaf)]
    return [*chosen, *others]


def _is_text(leaf: Message) -> bool:
    is_words = leaf.get_content_type() in _WORDS or _has_lost_its_parts(leaf)
    return is_words and leaf.get_content_disposition() != "attachment"


def _has_lost_its_parts(leaf: Message) -> bool:
    """It says that it has parts, and where they begin it does not say: the words are there."""
    return leaf.get_content_maintype() == "multipart" and not leaf.is_multipart()


def _is_picture(leaf: Message) -> bool:
    if leaf.get_content_maintype() != "image":
        return False
    return not _is_inline(leaf) or len(_content(leaf)) >= DECORATION_BYTES


def _is_inline(leaf: Message) -> bool:
    return leaf.get_content_disposition() != "attachment" and leaf.get("Content-ID") is not None


def _is_of_no_account(leaf: Message) -> bool:
    """What no person attached: decoration, signatures of the mail, empty parts."""
    is_decoration = leaf.get_content_maintype() == "image"
    return is_decoration or bool(_SIGNED.match(leaf.get_content_type())) or not _content(leaf)


def _text(leaf: Message) -> str:
    if not _is_text(leaf):
        return ""
    text = in_letters(_content(leaf), _param(leaf, "charset"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if leaf.get_content_type() == "text/html":
        if len(text) > MOST_HTML:
            raise NotALetter(Trouble.TOO_LONG)
        return text_of_html(text)
    if _param(leaf, "format").lower() == "flowed":
        return unflowed(text, joins_tight=_param(leaf, "delsp").lower() == "yes")
    return text


def unflowed(text: str, *, joins_tight: bool = False) -> str:
    """Lines that a program broke while sending, whole again (RFC 3676). Quotes stay broken."""
    lines: list[str] = []
    is_open = False
    for line in text.split("\n"):
        if line.startswith(">") or line == "-- ":
            lines.append(line)
            is_open = False
            continue
        bare = line.removeprefix(" ")
        goes_on = bare.endswith(" ")
        kept = bare[:-1] if goes_on and joins_tight else bare
        if is_open:
            lines[-1] += kept
        else:
            lines.append(kept)
        is_open = goes_on
    return "\n".join(lines)


def _content(leaf: Message) -> bytes:
    """As it was before it was packed for the way. What is broken is as much as can be had."""
    try:
        content = leaf.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError):
        return b""
    if isinstance(content, bytes):
        return content
    return b"\0" if leaf.is_multipart() else b""  # an attached mail: there is something


def _param(leaf: Message, name: str) -> str:
    try:
        value = leaf.get_param(name, "")
    except (ValueError, LookupError, TypeError):
        return ""
    return value[2] if isinstance(value, tuple) else str(value or "")


def _name(leaf: Message) -> str:
    try:
        name = leaf.get_filename() or leaf.get_content_type()
    except (ValueError, LookupError, TypeError):
        name = ""
    shown = "".join(letter for letter in decoded(str(name)) if letter.isprintable())
    return " ".join(shown.split())[:_NAME_LENGTH] or "?"
