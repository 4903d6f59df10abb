"""What a field of a rule is, and what it is read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lamppost.screening.normal import Normal, normalise
from lamppost.screening.submission import Facts, Submission
from lamppost.screening.verdict import Finding

Value = str | int | float | bool | list[str]

COUNTRY = "US"  # where numbers without a prefix belong if a submission names no country


class Type(StrEnum):
    """As a host reads them."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "true or false"
    TEXTS = "list of texts"


class Source(StrEnum):
    """Where a value comes from, and so whether it can still be told later."""

    WORDS = "words"  # never kept beside a verdict
    AD = "ad"  # can be read again from what was posted
    MOMENT = "moment"  # known only as it was posted; kept beside the verdict


class Around:
    """A submission with all that is known around it; it is read closely only if asked."""

    def __init__(
        self,
        submission: Submission,
        facts: Facts,
        *,
        normal: Normal | None = None,
        findings: Sequence[Finding] = (),
    ) -> None:
        self.submission = submission
        self.facts = facts
        self.findings = findings
        self._normal = normal

    @cached_property
    def normal(self) -> Normal:
        submission = self.submission
        return self._normal or normalise(submission.whole, country=submission.country or COUNTRY)


@dataclass(frozen=True)
class Field:
    name: str
    type: Type
    source: Source
    gives: str
    read: Callable[[Around], Value]
