"""A submission and the facts around it in, a verdict with its reasons out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lamppost.screening import checks
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.normal import normalise
from lamppost.screening.submission import Facts, Submission
from lamppost.screening.verdict import Finding, Screened, Verdict
from lamppost.screening.weigh import weigh


def screen(
    submission: Submission,
    facts: Facts,
    *,
    by: Sequence[Check] | None = None,
    also: Iterable[Finding] = (),
) -> Screened:
    """Looks at it with every check. also: findings from elsewhere, such as a host's rules.

    Raises whatever a check raises: `actions.screen` is where a failure becomes a hold.
    """
    looking = checks.ALL if by is None else by
    read = Read(submission, facts, normalise(submission.whole, country=submission.country or "US"))
    found = [finding for check in looking for finding in check.find(read)]
    found += also
    return Screened(
        verdict=weigh(found),
        findings=tuple(found),
        versions={check.name: check.version for check in looking},
    )


def failed(reason: str) -> Screened:
    """The verdict where screening itself broke: nothing goes up unseen. reason: an error's name,
    never its words, which can quote the text."""
    return Screened(
        verdict=Verdict.HOLD,
        findings=(Finding(check="failed", words=reason, asks=Verdict.HOLD, sure=1.0),),
        versions={"failed": 1},
    )
