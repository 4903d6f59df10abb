"""What the library says of a wrong rule, in words for a host who writes their first one."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from django.utils.translation import gettext as _

from lamppost.screening.rules.environment import FUNCTIONS, MACROS
from lamppost.screening.rules.fields import BY_NAME


def plainly(message: str, *, follows: str) -> str:
    """The sentence for one message of the library. follows: the source from its place on."""
    for pattern, word in _SENTENCES:
        found = re.search(pattern, message, re.S)
        if found:
            return word(found, follows)
    return _("This cannot be read.")


def _undeclared(found: re.Match[str], follows: str) -> str:
    name = found[1]
    if not name[:1].isalpha():
        return _("“%s” is no part of rules.") % _operator(name)
    if not follows.startswith("("):
        return _no_field(name)
    if name in (*FUNCTIONS, *MACROS):
        return _("“%s” is given too little or too much here.") % name
    known = ", ".join((*FUNCTIONS, *MACROS))
    return _("There is no “%(name)s” in rules. There is: %(known)s.") % {
        "name": name,
        "known": known,
    }


def _no_field(name: str) -> str:
    close = get_close_matches(name.lower(), BY_NAME, n=1)
    if close:
        return _("There is no field “%(name)s”. Is “%(close)s” meant?") % {
            "name": name,
            "close": close[0],
        }
    return _("There is no field “%s”. docs/hosting/rules.md names them all.") % name


def _overload(found: re.Match[str], follows: str) -> str:
    name, given = found[1], _types(found[2])
    if name == "_+_" and "string" in found[2]:
        return _("Texts and lists cannot be joined in a rule.")
    if name == "_?_:_":
        return _("Before “?” stands something true or false; beside “:”, two things of a kind.")
    if {"double", "int"} == set(found[2].split(", ")):
        return _("Write the whole number with a point here: 2.0.")
    sides = _(" and ").join(given)
    return _("“%(name)s” does not go with %(sides)s.") % {"name": _operator(name), "sides": sides}


def _types(given: str) -> list[str]:
    names = {
        "string": _("a text"),
        "int": _("a whole number"),
        "double": _("a number"),
        "bool": _("true or false"),
        "list(string)": _("a list of texts"),
    }
    return [names.get(one, one) for one in given.split(", ")]


def _operator(name: str) -> str:
    """ "_>_" as it is written: ">"."""
    return name if name[:1].isalpha() else name.lstrip("@").replace("_", "")


def _unread(found: re.Match[str], follows: str) -> str:
    piece = found[1]
    if piece[:1] in "“”‘’„«»":
        return _("Texts stand in straight quotes: 'like this'.")
    if piece[:1] in "'\"":
        return _("A text begins here that does not end, or holds a “\\” that says nothing.")
    if piece[:1] == "=":
        return _("Two things are compared with “==”.")
    return _not_here(piece.strip())


def _out_of_place(found: re.Match[str], follows: str) -> str:
    piece = found[1]
    joined = {"and": "&&", "or": "||", "not": "!", "AND": "&&", "OR": "||", "NOT": "!"}
    if piece == "<EOF>":
        return _("Something is missing here, at the end.")
    if piece in joined:
        return _("“%(word)s” is written “%(sign)s” in rules.") % {
            "word": piece,
            "sign": joined[piece],
        }
    return _not_here(piece)


def _not_here(piece: str) -> str:
    shown = "".join(c for c in piece if c.isprintable())[:40]
    return _("“%s” cannot stand here.") % shown if shown else _("Something unseen stands here.")


def _always(sentence: Callable[[], str]) -> Callable[[re.Match[str], str], str]:
    return lambda found, follows: sentence()


_SENTENCES: tuple[tuple[str, Callable[[re.Match[str], str], str]], ...] = (
    (r"undeclared reference to '(.*?)' \(in", _undeclared),
    (r"no matching overload for '(.*?)' applied to '\((.*?)\)'", _overload),
    (
        r"operand of a select",
        _always(lambda: _("Nothing can be asked here with a dot but: size(), contains('…').")),
    ),
    (r"missing '(.*?)' at", lambda found, _follows: _("“%s” is missing here.") % found[1]),
    (r"token recognition error at: '(.*?)'?$", _unread),
    (r"(?:mismatched|extraneous) input '(.*?)' expecting", _out_of_place),
    (r"viable alternative at input '(.*)'", _out_of_place),
    (r"invalid (?:int|uint|double) literal", _always(lambda: _("This number is too large."))),
    (r"recursion", _always(lambda: _("Too much stands within brackets here."))),
)
