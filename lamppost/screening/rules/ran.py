"""How a host's rules went over one submission: values between running and keeping."""

from __future__ import annotations

from dataclasses import dataclass, field

from lamppost.screening.verdict import Finding


@dataclass(frozen=True)
class Looked:
    """A rule (its key) that matched, failed or was slow. trouble: no word of what was posted."""

    rule: int
    is_live: bool
    matched: bool
    trouble: str = ""
    is_slow: bool = False


@dataclass(frozen=True)
class Ran:
    """findings and versions are of live rules alone; `looked` also of those in shadow."""

    findings: tuple[Finding, ...] = ()
    versions: dict[str, int | str] = field(default_factory=dict)
    looked: tuple[Looked, ...] = ()
