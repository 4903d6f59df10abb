"""Bytes of a mail as letters, whatever the mail says of them."""

from __future__ import annotations

import codecs

from lamppost.core.text import without_unwritable

# Python's own ways to write text; no mail is written in them, and some take quadratic time.
_NOT_FOR_MAIL = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
# Written as one of these, browsers and mail programs mean the larger set (whatwg.org/encoding).
_MEANT = {"iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def in_letters(content: bytes, charset: str) -> str:
    """What cannot be read becomes "�"; characters that no page can show are left out."""
    for name in (charset, "utf-8"):
        codec = _codec(name)
        if codec is None:
            continue
        try:
            return without_unwritable(content.decode(codec))
        except (UnicodeError, ValueError):
            pass
    said = _codec(charset) or "ascii"
    fallback = "cp1252" if said == "ascii" else said
    return without_unwritable(content.decode(fallback, errors="replace"))


def _codec(charset: str) -> str | None:
    try:
        found = codecs.lookup(charset.strip()[:40])
    except (LookupError, ValueError):
        return None
    # rot13, base64 and the like are "codecs" too.
    is_for_text = getattr(found, "_is_text_encoding", False)
    if not is_for_text or found.name in _NOT_FOR_MAIL:
        return None
    return _MEANT.get(found.name, found.name)
