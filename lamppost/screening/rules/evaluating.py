"""Asking the host's rules about a submission."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lamppost.screening.models import Rule
from lamppost.screening.normal import Normal
from lamppost.screening.once import once
from lamppost.screening.rules import fields
from lamppost.screening.rules.compiling import Program, compile_rule
from lamppost.screening.rules.field import Around
from lamppost.screening.rules.ran import Looked, Ran
from lamppost.screening.rules.refusing import RuleWrong
from lamppost.screening.rules.running import End, Went, run
from lamppost.screening.submission import Facts, Submission
from lamppost.screening.verdict import Finding, Verdict

RUNNING = (Rule.State.SHADOW, Rule.State.LIVE)
VERSION_LENGTH = 12  # of a digest: enough to tell a host's rules apart


def findings_of_rules(
    submission: Submission,
    facts: Facts,
    *,
    normal: Normal | None = None,
    findings: Sequence[Finding] = (),
) -> Ran:
    """What the rules that run say of it; one statement, before any transaction.

    findings: those of the board's own checks, which a rule may ask of. Never raises for what a
    rule does. A rule that fails matches nothing.
    """
    rules = once("rules", _running)
    if not rules:
        return Ran()
    around = Around(submission, facts, normal=normal, findings=findings)
    looked, found = [], []
    for rule in rules:
        program, went = ask(rule.expression, around)
        if went.end == End.MATCH and rule.is_live and program:
            found.append(finding_of(rule, program, around))
        if went.end != End.NO_MATCH or went.is_slow:
            looked.append(_looked(rule, went))
    return Ran(tuple(found), versions_of(rules), tuple(looked))


def _running() -> list[Rule]:
    return list(Rule.objects.filter(state__in=RUNNING).order_by("name", "number"))


def ask(expression: str, around: Around) -> tuple[Program | None, Went]:
    try:
        program = compile_rule(expression)
    except RuleWrong as wrong:  # it was read when it was added, by an older library
        return None, Went(End.ERROR, trouble=wrong.sentence[:80])
    return program, run(program, fields.read(around, program.fields))


def finding_of(rule: Rule, program: Program, around: Around) -> Finding:
    """With the first of the words that the rule looks for, where it looks for any."""
    start, end = _place(program.seeks, around)
    return Finding(
        check=f"rule:{rule.name}",
        words=around.submission.whole[start:end],
        sentence=rule.sentence,
        asks=Verdict(rule.asks),
        sure=rule.sure,
        start=start,
        end=end,
        clears=rule.clears,
    )


def versions_of(rules: Iterable[Rule]) -> dict[str, int | str]:
    """Of live ones: those in shadow change no verdict, and each of their matches names them."""
    return {f"rule:{rule.name}": rule.digest[:VERSION_LENGTH] for rule in rules if rule.is_live}


def _place(seeks: Iterable[str], around: Around) -> tuple[int, int]:
    for words in seeks:
        at = around.normal.plain.find(words.casefold())
        if at >= 0:
            spot = around.normal.spot(at, at + len(words))
            return spot.start, spot.end
    return 0, 0


def _looked(rule: Rule, went: Went) -> Looked:
    return Looked(rule.pk, rule.is_live, went.end == End.MATCH, went.trouble, went.is_slow)
