"""Colours of what is loaded as a picture, which sees no style sheet of the page."""

from __future__ import annotations

import base64
import hashlib

from django.utils.safestring import SafeString

# The same as in tokens.css; a test compares them.
DAY = {
    "sunk": "#f1ebe0",
    "card": "#ffffff",
    "ink": "#1d1a16",
    "muted": "#655d52",
    "line": "#e4dccf",
    "lamp": "#f0a32f",
}
NIGHT = {
    "sunk": "#0d1015",
    "card": "#1a1e27",
    "ink": "#ece7de",
    "muted": "#a79f92",
    "line": "#2c313c",
    "lamp": "#ffbb55",
}


def _variables(colours: dict[str, str]) -> str:
    return "svg{" + "".join(f"--{name}:{value};" for name, value in colours.items()) + "}"


_RULES = (
    "text{font:13px system-ui,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans',sans-serif;"
    "paint-order:stroke;stroke:var(--sunk);stroke-width:3.5px;stroke-linejoin:round}"
    ".pin-map__ground{fill:var(--sunk)}"
    ".pin-map__cell{fill:var(--card);fill-opacity:.55;stroke:var(--muted);stroke-opacity:.3}"
    ".pin-map__cell--near{fill:var(--lamp);fill-opacity:.16;stroke:var(--lamp);stroke-opacity:.5}"
    ".pin-map__cell--lit{fill:var(--lamp);fill-opacity:1;stroke:var(--ink);stroke-opacity:1;"
    "stroke-width:1.5}"
    ".pin-map__ring{fill:none;stroke:var(--muted);stroke-width:1.5;stroke-dasharray:1 4;"
    "stroke-linecap:round}"
    ".pin-map__town,.pin-map__north{fill:var(--ink);stroke:var(--sunk);stroke-width:2;"
    "paint-order:stroke}"
    ".pin-map__name{fill:var(--ink)}"
    ".pin-map__measure{fill:var(--muted);font-size:11.5px}"
    ".pin-map__scale{fill:none;stroke:var(--ink);stroke-width:1.5}"
)


def by_day_and_night(rules: str) -> SafeString:
    """The rules with the board's colours before them, as the reader's device has it lit."""
    night = "@media(prefers-color-scheme:dark){" + _variables(NIGHT) + "}"
    return SafeString(_variables(DAY) + rules + night)


def policy_for(style: str) -> str:
    """For whoever opens the picture by itself: nothing but this one style may run."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'self'"


STYLE = by_day_and_night(_RULES)
POLICY = policy_for(STYLE)
