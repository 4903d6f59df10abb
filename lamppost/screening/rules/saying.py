"""Figures of rules in words. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.screening.models import Rule
from lamppost.screening.rules.measuring import Match
from lamppost.screening.rules.precision import Precision
from lamppost.screening.rules.shown import RuleShown
from lamppost.screening.rules.trial import Trial
from lamppost.screening.verdict import Verdict


def percent(share: float) -> str:
    """Never “100 %” of what is less: 99.7 % is told as 99 %."""
    return _("%d %%") % int(share * 100 + 1e-9)


def precision_said(precision: Precision) -> str:
    if not precision.decided:
        return _("Nobody has decided on one of its matches yet.")
    low, high = precision.interval
    return _(
        "Right in %(right)d of %(decided)d: %(share)s, 95 %% interval %(low)s to %(high)s."
    ) % {
        "right": precision.right,
        "decided": precision.decided,
        "share": percent(precision.share),
        "low": percent(low),
        "high": percent(high),
    }


def would_have(asks: str, matched: int, days: int) -> str:
    """ "Would have held 14 ads in 90 days." """
    sentences = {
        Verdict.WATCH: ngettext(
            "Would have watched %(n)d in %(days)d days.",
            "Would have watched %(n)d in %(days)d days.",
            matched,
        ),
        Verdict.HOLD: ngettext(
            "Would have held %(n)d ad in %(days)d days.",
            "Would have held %(n)d ads in %(days)d days.",
            matched,
        ),
        Verdict.REFUSE: ngettext(
            "Would have refused %(n)d ad in %(days)d days.",
            "Would have refused %(n)d ads in %(days)d days.",
            matched,
        ),
    }
    return sentences[Verdict(asks)] % {"n": matched, "days": days}


def trial_said(trial: Trial, asks: str) -> list[str]:
    """What a rule would have done, a sentence for each thing that there is to say."""
    said = [would_have(asks, trial.matched, trial.days)]
    if trial.matched:
        said.append(
            _("%(anyway)d of them were held or refused anyway; %(newly)d were not.")
            % {"anyway": trial.stopped_anyway, "newly": trial.newly}
        )
        said.append(_decided(trial))
    if trial.failed:
        said.append(_("It failed on %d, and matched nothing there.") % trial.failed)
    if trial.unknown:
        said.append(
            _("%d were left out: it asks what was known at the moment, and that was not kept.")
            % trial.unknown
        )
    said.append(
        _("It looked at %(all)d; the slowest took %(ms).1f ms.")
        % {"all": trial.looked_at, "ms": trial.slowest_ms}
    )
    return said


def _decided(trial: Trial) -> str:
    if not trial.precision.decided:
        return _("Nobody has decided on any of them.")
    low, high = trial.precision.interval
    return _(
        "Somebody decided on %(decided)d: %(upheld)d were stopped rightly, %(overturned)d were "
        "allowed after all (%(share)s, 95 %% interval %(low)s to %(high)s)."
    ) % {
        "share": percent(trial.precision.share),
        "low": percent(low),
        "high": percent(high),
        "decided": trial.precision.decided,
        "upheld": trial.upheld,
        "overturned": trial.overturned,
    }


def state_said(rule: Rule) -> str:
    sentences = {
        Rule.State.DRAFT: _("%s is a draft, and does nothing."),
        Rule.State.SHADOW: _("%s is in shadow: its matches are counted, and that is all."),
        Rule.State.LIVE: _("%s is live."),
        Rule.State.RETIRED: _("%s is retired for good."),
    }
    return sentences[Rule.State(rule.state)] % rule


HEAD = f"{'rule':<32} {'state':<8} {'asks':<7}{'shadow':>7} {'live':>7} {'right':>9}"


def line_of(found: RuleShown) -> str:
    """Under HEAD: what it matched in shadow and live, and how often it was right, of how often."""
    rule, precision = found.rule, found.precision
    right = f"{precision.right}/{precision.decided}" if precision.decided else "-"
    counts = f"{found.matched_shadow:>7,} {found.matched_live:>7,} {right:>9}"
    return f"{rule!s:<32} {rule.state:<8} {rule.asks:<7}{counts}"


def shown_said(found: RuleShown) -> list[str]:
    """A rule with all that is known of it, line by line."""
    rule = found.rule
    said = [
        state_said(rule),
        f"  {rule.asks}: " + rule.expression.replace("\n", "\n  "),
        _("In this state since %s UTC.") % f"{rule.since:%Y-%m-%d %H:%M}",
    ]
    if rule.why_back == rule.Why.WRONG_TOO_OFTEN:
        said.append(_("It went back by itself: it was wrong more often than its bar allows."))
    if rule.why_back == rule.Why.SLOW:
        said.append(_("It was stopped: it was slow."))
    if rule.failures:
        said.append(
            _("It failed %(times)d times, last: %(trouble)s.")
            % {"times": rule.failures, "trouble": rule.trouble}
        )
    said += trial_said(found.trial, rule.asks) if found.trial else [_("It was not tried yet.")]
    said.append(
        _("Matched since: %(shadow)d in shadow, %(live)d live.")
        % {"shadow": found.matched_shadow, "live": found.matched_live}
    )
    said.append(_("Live: %s") % precision_said(found.precision))
    said.append(_("With shadow: %s") % precision_said(found.shadow))
    said.append(_("Its bar is %s.") % percent(rule.bar))
    if found.matches:
        said.append(_("Matched last:"))
    return [*said, *map(_match_said, found.matches)]


def _match_said(match: Match) -> str:
    where = _("live") if match.is_live else _("shadow")
    came = f", {match.outcome}" if match.outcome else ""
    return f"  {match.at:%Y-%m-%d %H:%M}  {match.subject}  {where}: {match.verdict}{came}"
