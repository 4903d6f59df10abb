"""A host's own rules: add, try, start, stop, show and list them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from lamppost.core.errors import Refused
from lamppost.journal.actions import HOST
from lamppost.screening.models import Rule
from lamppost.screening.rules import actions, saying, trial
from lamppost.screening.rules.actions import Said
from lamppost.screening.rules.compiling import compile_rule
from lamppost.screening.rules.precision import BAR
from lamppost.screening.rules.refusing import RuleWrong
from lamppost.screening.rules.shown import rules_shown, shown
from lamppost.screening.verdict import Verdict


class Command(BaseCommand):
    help = "Your own rules, in CEL. docs/hosting/rules.md tells what they can ask and say."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        add = verbs.add_parser("add", help="a new rule, or a new version of one: a draft")
        add.add_argument("name", help="small letters, digits and “-”")
        self._expression(add)
        asks = add.add_mutually_exclusive_group(required=True)
        for verdict in (Verdict.WATCH, Verdict.HOLD, Verdict.REFUSE):
            asks.add_argument(
                f"--{verdict}", dest="asks", action="store_const", const=verdict.value
            )
        add.add_argument("--says", default="", help="what whoever wrote it reads")
        add.add_argument("--clears", default="", help="what would clear it, for who reviews")
        add.add_argument("--bar", type=float, default=BAR, help="how often it must be right: 0.8")
        tried = verbs.add_parser("try", help="run it over what was posted, and change nothing")
        self._expression(tried, also="a rule's name, or ")
        tried.add_argument("--days", type=int, default=trial.DAYS)
        start = verbs.add_parser("start", help="from draft to shadow, from shadow to live")
        stop = verbs.add_parser("stop", help="from live to shadow, from shadow to draft")
        stop.add_argument("--for-good", action="store_true", help="it is retired")
        for verb in (start, stop, verbs.add_parser("show", help="all that is known of a rule")):
            verb.add_argument("name", help="its newest version; name@2 is its second")
        listed = verbs.add_parser("list", help="every rule, a line each")
        listed.add_argument("--all", action="store_true", help="those that are retired, too")

    def _expression(self, parser: CommandParser, *, also: str = "") -> None:
        parser.add_argument(
            "expression", help=f"{also}what it asks, in CEL; @FILE reads it from a file"
        )

    def handle(self, *_args: object, verb: str, **options: Any) -> None:  # noqa: ANN401
        try:
            said = getattr(self, f"_{verb}")(**options)
        except RuleWrong as wrong:
            raise CommandError(wrong.shown) from wrong
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write("\n".join(said))

    def _add(
        self,
        *,
        name: str,
        asks: str,
        says: str,
        clears: str,
        bar: float,
        expression: str,
        **_: object,
    ) -> list[str]:
        said = Said(_source(expression), asks, says, clears, bar)
        rule = actions.add_rule(name, said, by=HOST, at=timezone.now())
        return [f"{rule} is a draft. Now try it: lamppost rules try {rule.name}"]

    def _try(self, *, days: int, expression: str, **_: object) -> list[str]:
        source = _source(expression)
        rule = _rule_if_named(source)
        program = compile_rule(rule.expression if rule else source)
        found = trial.try_program(program, now=timezone.now(), days=days)
        if rule:
            trial.note_trial(rule, found, at=timezone.now())
        said = saying.trial_said(found, rule.asks if rule else Verdict.HOLD)
        return [*said, *(f"  {subject}" for subject in found.subjects)]

    def _start(self, *, name: str, **_: object) -> list[str]:
        rule = actions.start_rule(actions.rule_named(name), by=HOST, at=timezone.now())
        return [saying.state_said(rule)]

    def _stop(self, *, name: str, for_good: bool, **_: object) -> list[str]:
        rule = actions.rule_named(name)
        rule = actions.stop_rule(rule, by=HOST, at=timezone.now(), for_good=for_good)
        return [saying.state_said(rule)]

    def _show(self, *, name: str, **_: object) -> list[str]:
        return saying.shown_said(shown(actions.rule_named(name)))

    def _list(self, *, all: bool, **_: object) -> list[str]:  # noqa: A002  as it is typed
        lines = [saying.line_of(found) for found in rules_shown(with_retired=all)]
        nothing = "There are no rules. To make one: lamppost rules add --help"
        return [saying.HEAD, *lines] if lines else [nothing]


def _source(expression: str) -> str:
    """The expression, or what the file behind an @ holds: no CEL begins with one."""
    if not expression.startswith("@"):
        return expression
    file = Path(expression[1:])
    try:
        return file.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error


def _rule_if_named(source: str) -> Rule | None:
    """A rule is looked for where the words could be a name; else they are an expression."""
    if not actions.could_be_name(source):
        return None
    return actions.rule_named(source)
