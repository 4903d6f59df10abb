"""What a check is: a name, a version, and a function from what was read to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from lamppost.screening.blind import Blind, blind
from lamppost.screening.normal import Normal
from lamppost.screening.submission import Facts, Submission
from lamppost.screening.verdict import Finding


@dataclass(frozen=True)
class Read:
    """A submission, read once for all checks."""

    submission: Submission
    facts: Facts
    normal: Normal  # of `submission.whole`

    @cached_property
    def blind(self) -> Blind:
        """Without who somebody is: for checks that measure."""
        return blind(self.normal)


@dataclass(frozen=True)
class Check:
    """One small module each has one of these, beside its EXAMPLES_HIT and EXAMPLES_MISS.

    version goes up with every change that can change a finding: verdicts are kept with it.
    """

    name: str
    version: int
    find: Callable[[Read], Iterable[Finding]]
