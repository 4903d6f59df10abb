"""Reading a rule: what it may be, what it asks of, and where it is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from lamppost.screening.rules.environment import environment
from lamppost.screening.rules.field import Source
from lamppost.screening.rules.fields import BY_NAME
from lamppost.screening.rules.refusing import RuleWrong
from lamppost.screening.rules.tree import Node, tree_of
from lamppost.screening.rules.wording import plainly

LONGEST = 2_000  # characters: two pages of words that a rule looks for
_PROBLEM = re.compile(r"^(?:.*?: )?ERROR: <input>:(-?\d+):(-?\d+): (.*)$", re.M)
_SEEKING = {"contains", "startsWith", "endsWith"}
_WORDS = {field.name for field in BY_NAME.values() if field.source == Source.WORDS}


@dataclass(frozen=True)
class Program:
    """A rule that can be run. fields: what it asks of; seeks: the words that it looks for."""

    source: str
    fields: frozenset[str]
    seeks: tuple[str, ...]
    runs: Any


@lru_cache(maxsize=512)
def compile_rule(source: str) -> Program:
    """Raises RuleWrong, with the place, when it is no rule."""
    _look_over(source)
    expression = _read(source)
    if expression.return_type().name() != "BOOL":
        raise RuleWrong(_("A rule says something that is true or false."), source=source, at=0)
    tree = tree_of(expression.serialize())
    _hold_to_bounds(tree, source)
    names = {node.word for node in tree.walk() if node.kind == "name" and node.word in BY_NAME}
    if not names:
        raise RuleWrong(_("A rule asks of at least one field."), source=source, at=0)
    fields = frozenset(name for name in names if name)
    return Program(source, fields, tuple(_sought(tree)), expression)


def _look_over(source: str) -> None:
    if len(source) > LONGEST:
        raise RuleWrong(_("A rule has %d characters at most.") % LONGEST, source=source, at=LONGEST)
    for at, character in enumerate(source):
        if "\ud800" <= character <= "\udfff" or character == "\0":
            raise RuleWrong(_("Something unseen stands here."), source=source, at=at)


def _read(source: str) -> Any:  # noqa: ANN401  a class of a library without types
    try:
        return environment().compile(source)
    except RuntimeError as error:  # all that the library raises
        problems = [
            (_offset(source, int(line), int(column)), message)
            for line, column, message in _PROBLEM.findall(str(error))
        ] or [(0, str(error))]
    at, message = _telling(problems, source)
    sentence = plainly(message, follows=source[at:])
    raise RuleWrong(sentence, source=source, at=_name_before(source, at))


def _telling(problems: list[tuple[int, str]], source: str) -> tuple[int, str]:
    """Of several problems the one that explains the others: a loop that does not exist makes
    the name that it would give unknown, too."""
    loops = [
        (at, message)
        for at, message in problems
        if message.startswith("undeclared") and source[at : at + 1] == "("
    ]
    return min(loops or problems)


def _name_before(source: str, at: int) -> int:
    """The library places a function at its bracket; people look for its name."""
    if source[at : at + 1] != "(":
        return at
    return at - len(re.split(r"\W", source[:at])[-1])


def _offset(source: str, line: int, column: int) -> int:
    """The library counts lines and columns from 1, and says -1 where it does not know."""
    if line < 1 or column < 1:
        return 0
    lines = source.split("\n")
    before = sum(len(one) + 1 for one in lines[: line - 1])
    return min(before + column - 1, len(source))


def _hold_to_bounds(tree: Node, source: str) -> None:
    for node in tree.walk():
        if node.kind in {"struct", "?"}:
            raise RuleWrong(_("Rules know no “{ }”."), source=source, at=node.at)
        if node.kind == "loop":
            inner = [one for part in node.parts for one in part.walk() if one.kind == "loop"]
            if inner:
                raise RuleWrong(
                    _("A loop cannot stand within a loop."), source=source, at=inner[0].at
                )
        if node.kind == "call" and node.word == "matches":
            _hold_pattern(node.parts[-1], source)
        if node.kind == "call" and node.word in _SEEKING:
            _hold_case(node, source)


def _hold_pattern(pattern: Node, source: str) -> None:
    if pattern.kind != "const" or pattern.word is None:
        raise RuleWrong(
            _("A pattern stands in the rule itself: an ad must not choose it."),
            source=source,
            at=pattern.at,
        )
    # Asked of the library by running it on nothing: it says so only when a rule runs.
    probe = environment().compile("title.matches(text)")
    if probe.eval(data={"title": "", "text": pattern.word}).type().name() == "ERROR":
        raise RuleWrong(_("This pattern cannot be read."), source=source, at=pattern.at)


def _hold_case(call: Node, source: str) -> None:
    target, sought = call.parts[0], call.parts[-1]
    if target.word == "plain" and sought.kind == "const" and sought.word != _low(sought.word):
        raise RuleWrong(
            _("“plain” is in lower case: write '%s'.") % _low(sought.word),
            source=source,
            at=sought.at,
        )


def _low(text: str | None) -> str:
    return (text or "").casefold()


def _sought(tree: Node) -> list[str]:
    """The words that it looks for in what was written, so that a finding can show them."""
    found = [word for call in _calls(tree) if (word := call.parts[-1].word) and _is_const(call)]
    for loop in (node for node in tree.walk() if node.kind == "loop"):
        if any(call.parts[-1].word == loop.word for call in _calls(loop)):
            found += [one.word for one in loop.parts[0].parts if one.kind == "const" and one.word]
    return list(dict.fromkeys(found))


def _calls(tree: Node) -> list[Node]:
    return [
        node
        for node in tree.walk()
        if node.kind == "call" and node.word in _SEEKING and node.parts[0].word in _WORDS
    ]


def _is_const(call: Node) -> bool:
    return call.parts[-1].kind == "const"
