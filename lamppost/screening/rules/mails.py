"""What a host is written of their rules."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from lamppost.notices.actions import tell
from lamppost.screening.models import Rule
from lamppost.screening.rules.precision import Precision
from lamppost.screening.rules.saying import percent


def tell_of_return(rule: Rule, precision: Precision) -> None:
    """In the transaction that sends it back to shadow."""
    low, high = precision.interval
    _tell(
        key=f"rule-back-{rule.pk}-{rule.since.isoformat()}",
        subject=_("The rule “%s” is in shadow again") % rule.name,
        body=_(
            "Moderators decided on %(decided)d of its matches, and it was right in %(share)s "
            "(95 %% interval %(low)s to %(high)s). Its bar is %(bar)s, so it has no say in "
            "verdicts any more; its matches are counted.\n\nLook at it: lamppost rules show "
            "%(name)s\nA new version of it begins as a draft: lamppost rules add %(name)s"
        )
        % {
            "decided": precision.decided,
            "share": percent(precision.share),
            "low": percent(low),
            "high": percent(high),
            "bar": percent(rule.bar),
            "name": rule.name,
        },
    )


def tell_of_stop(rule: Rule) -> None:
    """It was slow too often."""
    _tell(
        key=f"rule-slow-{rule.pk}-{rule.since.isoformat()}",
        subject=_("The rule “%s” is too slow, and was stopped") % rule.name,
        body=_(
            "It does not run any more, and everything else is screened as before. A pattern with "
            "many stars is the usual reason; a new version begins as a draft."
        ),
    )


def tell_of_failing(rule: Rule, *, at: datetime) -> None:
    """Once a day for each rule."""
    _tell(
        key=f"rule-failing-{rule.pk}-{at:%Y-%m-%d}",
        subject=_("The rule “%s” could not be asked") % rule.name,
        body=_(
            "It failed (%(trouble)s), and so it matched nothing. Everything else was screened. "
            "So often until now: %(times)d."
        )
        % {"trouble": rule.trouble, "times": rule.failures},
    )


def _tell(*, key: str, subject: str, body: str) -> None:
    if settings.BOARD_CONTACT:
        name = settings.BOARD_NAME
        body = f"{body}\n\n-- \n{name}\n"
        tell(
            settings.BOARD_CONTACT,
            key=key,
            kind="screening",
            subject=f"[{name}] {subject}",
            body=body,
        )
