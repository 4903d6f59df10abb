"""A submission and the facts around it in, a verdict with its reasons out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from lamppost.screening import checks
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.normal import normalise
from lamppost.screening.submission import Facts, Submission
from lamppost.screening.verdict import Finding, Screened, Verdict
from lamppost.screening.weigh import weigh

COUNTRY = "US"  # where a number without a prefix belongs if nothing says so


def screen(submission: Submission, facts: Facts, *, by: Sequence[Check] | None = None) -> Screened:
    """Reads it, looks at it with every check, and weighs what they found."""
    looking = checks.ALL if by is None else by
    return judge(look(read(submission, facts), by=looking), versions_of(looking))


def read(submission: Submission, facts: Facts) -> Read:
    """Once for all that look."""
    normal = normalise(submission.whole, country=submission.country or COUNTRY)
    return Read(submission, facts, normal)


def look(read: Read, *, by: Sequence[Check] | None = None) -> list[Finding]:
    """What the checks find. Raises whatever one of them raises: `actions.screen` is where a
    failure becomes a hold."""
    return [found for check in (checks.ALL if by is None else by) for found in check.find(read)]


def judge(findings: Sequence[Finding], versions: dict[str, int | str]) -> Screened:
    return Screened(verdict=weigh(findings), findings=tuple(findings), versions=versions)


def versions_of(looking: Sequence[Check] | None = None) -> dict[str, int | str]:
    return {check.name: check.version for check in looking or checks.ALL}


def failed(reason: str) -> Screened:
    """The verdict where screening itself broke: nothing goes up unseen. reason: an error's name,
    never its words, which can quote the text."""
    return Screened(
        verdict=Verdict.HOLD,
        findings=(Finding(check="failed", words=reason, asks=Verdict.HOLD, sure=1.0),),
        versions={"failed": 1},
    )
