"""What a host can do with a rule: add it, start it, stop it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.journal.actions import record
from lamppost.screening.models import Rule
from lamppost.screening.rules.compiling import compile_rule
from lamppost.screening.rules.fields import BY_NAME
from lamppost.screening.rules.measuring import matched, precision_of
from lamppost.screening.rules.pace import MOST_MS, slowest_ms
from lamppost.screening.rules.precision import BAR, is_below
from lamppost.screening.verdict import Verdict

Who = models.Model | str
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_NAME = 40
HIGHEST_BAR = 0.95  # one higher would need thousands of decisions to be shown

# Every day of the week: what is posted on a Sunday is not what is posted on a Monday.
SHADOW_TIME = timedelta(days=7)
# Or enough to look at, and not all of it from one hour of one person.
SHADOW_MATCHES = 20
SHADOW_LEAST = timedelta(days=1)


class RuleRefused(Refused):
    code = "rule.refused"


@dataclass(frozen=True)
class Said:
    """All that a version of a rule says; its digest is of this."""

    expression: str
    asks: str
    sentence: str = ""
    clears: str = ""
    bar: float = BAR

    @property
    def digest(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def add_rule(name: str, said: Said, *, by: Who, at: datetime) -> Rule:
    """A new rule, or a new version of one: a draft. The version that runs goes on.

    Raises RuleWrong with the place of what is wrong in form, RuleRefused for the rest.
    """
    _hold_name(name)
    _hold_said(said)
    pace = slowest_ms(compile_rule(said.expression))
    if pace > MOST_MS:
        raise RuleRefused(
            _(
                "On the longest text this rule takes %(ms)d ms, and may take %(most)d. "
                "A pattern with fewer stars is quicker."
            )
            % {"ms": round(pace), "most": MOST_MS}
        )
    with transaction.atomic():
        versions = Rule.objects.filter(name=name).order_by("-number")
        last = versions.first()
        if last and last.digest == said.digest and last.state != Rule.State.RETIRED:
            raise RuleRefused(_("This is what %s says already.") % last)
        versions.filter(state=Rule.State.DRAFT).update(state=Rule.State.RETIRED, since=at)
        number = last.number + 1 if last else 1
        columns = asdict(said) | {"digest": said.digest, "since": at, "added": at}
        rule = Rule.objects.create(name=name, number=number, **columns)
        record("rule.added", rule, by=by, at=at, name=name, digest=said.digest)
    return rule


def _hold_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise RuleRefused(
            _("A rule's name is of small letters, digits and single “-”: cheap-phones.")
        )


def _hold_said(said: Said) -> None:
    if said.asks not in {Verdict.WATCH, Verdict.HOLD, Verdict.REFUSE}:
        raise RuleRefused(_("A rule asks to watch, to hold or to refuse."))
    if said.asks != Verdict.WATCH and not said.sentence.strip():
        raise RuleRefused(
            _("Say what whoever is held or refused reads, and what they can do: --says “…”.")
        )
    if not 0.5 <= said.bar <= HIGHEST_BAR:
        raise RuleRefused(_("A bar lies between 0.5 and 0.95: 0.8, say."))


def could_be_name(text: str) -> bool:
    """A name with or without a version; no field alone is a rule worth trying."""
    return bool(_NAME.fullmatch(text.partition("@")[0])) and text not in BY_NAME


def rule_named(name: str) -> Rule:
    """ "tickets" is its newest version, "tickets@2" its second."""
    plain, _at, number = name.partition("@")
    rules = Rule.objects.filter(name=plain).order_by("-number")
    if number:
        rules = rules.filter(number=int(number) if number.isdecimal() else 0)
    rule = rules.first()
    if rule is None:
        raise RuleRefused(_("There is no rule “%s”. To see all: lamppost rules list") % name)
    return rule


def start_rule(rule: Rule, *, by: Who, at: datetime) -> Rule:
    """One step on: from draft to shadow, from shadow to live. Raises RuleRefused if it is not
    time yet, and says what is missing."""
    if rule.state == Rule.State.DRAFT:
        if rule.tried is None:
            raise RuleRefused(_("Try it first: lamppost rules try %s") % rule.name)
        return _move(rule, Rule.State.SHADOW, by=by, at=at)
    if rule.state == Rule.State.SHADOW:
        _hold_until_shown(rule, at)
        return _make_live(rule, by=by, at=at)
    raise RuleRefused(_("%s is live or retired: there is nothing to start.") % rule)


def _make_live(rule: Rule, *, by: Who, at: datetime) -> Rule:
    """In the place of every version before it, and of none that is newer."""
    try:
        with transaction.atomic():
            older = Rule.objects.filter(name=rule.name, number__lt=rule.number)
            for one in older.exclude(state=Rule.State.RETIRED):
                _move(one, Rule.State.RETIRED, by=by, at=at)
            return _move(rule, Rule.State.LIVE, by=by, at=at)
    except IntegrityError as error:
        raise RuleRefused(_("Another version of %s is live. Stop that first.") % rule) from error


def _hold_until_shown(rule: Rule, at: datetime) -> None:
    been = at - rule.since
    enough = been >= SHADOW_LEAST and matched(rule, is_live=False) >= SHADOW_MATCHES
    if been < SHADOW_TIME and not enough:
        raise RuleRefused(
            _(
                "%(rule)s is in shadow since %(since)s. It can go live after seven days there, or "
                "with twenty matches after one."
            )
            % {"rule": rule, "since": f"{rule.since:%Y-%m-%d %H:%M} UTC"}
        )
    if is_below(precision_of(rule, live_alone=False), rule.bar):
        raise RuleRefused(
            _("%s is wrong more often than its bar allows. Change it: that makes a new version.")
            % rule
        )


def stop_rule(rule: Rule, *, by: Who, at: datetime, for_good: bool = False) -> Rule:
    """From live to shadow, from shadow to draft; for_good: it is retired."""
    steps = {Rule.State.LIVE: Rule.State.SHADOW, Rule.State.SHADOW: Rule.State.DRAFT}
    to = Rule.State.RETIRED if for_good else steps.get(Rule.State(rule.state))
    if to is None or rule.state == to:
        raise RuleRefused(_("%s does nothing: there is nothing to stop.") % rule)
    return _move(rule, to, by=by, at=at)


def _move(
    rule: Rule, to: Rule.State, *, by: Who, at: datetime, why: str = "", reason: str = ""
) -> Rule:
    with transaction.atomic():
        won = Rule.objects.filter(pk=rule.pk, state=rule.state).update(
            state=to, since=at, why_back=why, times_slow=0
        )
        if not won:
            raise RuleRefused(_("Somebody has just changed %s.") % rule)
        record(f"rule.{to.value}", rule, by=by, at=at, reason=reason, name=str(rule))
    rule.refresh_from_db()
    return rule


def send_back(rule: Rule, *, by: Who, at: datetime) -> Rule:
    """A live rule that is wrong too often goes to shadow."""
    why = Rule.Why.WRONG_TOO_OFTEN.value
    return _move(rule, Rule.State.SHADOW, by=by, at=at, why=why, reason=why)
