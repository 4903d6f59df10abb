"""A choice beside a list as HTML: not in a template, since the front page has some 70 of them."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString

from lamppost.board.filters import Choice

_CHOICE = '<li><a href="{}"{}><span>{}</span> <span class="muted num">{}</span></a></li>\n'
_CURRENT = ' aria-current="true"'


def choice_html(choice: Choice) -> SafeString:
    """The li of a list of choices, with how many ads there are."""
    shown = "" if choice.count is None else choice.count.shown
    current = _CURRENT if choice.is_current else ""
    return SafeString(_CHOICE.format(escape(choice.url), current, escape(choice.name), shown))
