"""Parts of pages that are the same for everybody, rendered once."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.signals import setting_changed
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.translation import get_language

from lamppost.core.context import board_values

register = template.Library()
_kept: dict[tuple[int, str | None], str] = {}


@register.tag
def once(parser: Parser, token: Token) -> Once:
    """{% once %}…{% endonce %}: rendered once for each language, and then remembered.

    Headers, footers and the labels of forms are dozens of addresses and translations, of 10 to
    20 µs each. Within, nothing of the visitor or of the page is known, so that nothing of theirs
    can be remembered; only what `core.context` tells of the board.
    """
    nodes = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(nodes)


class Once(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        # Templates are kept for as long as the program runs, and with them this node's id.
        key = id(self), get_language()
        if key not in _kept:
            _kept[key] = self._rendered(context)
        return _kept[key]

    def _rendered(self, context: Context) -> str:
        alone = Context(board_values())
        alone.render_context = context.render_context
        alone.template = context.template  # includes ask it for others
        return self.nodelist.render(alone)


def _forget(**changed: Any) -> None:  # noqa: ANN401
    _kept.clear()


setting_changed.connect(_forget)  # sent by tests alone
