"""A verdict of screening, as the decision that it comes to."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.journal.decisions import Ruling
from lamppost.journal.models.decisions import Policy, Source
from lamppost.screening.verdict import Finding, Screened, Verdict

# The clause that a refusal by a check rests on. A hold rests on none: somebody looks first.
_POLICIES = {
    "services": Policy.SERVICES,
    "payment": Policy.SCAM,
    "codes": Policy.SCAM,
    "scam": Policy.SCAM,
    "links": Policy.SCAM,
    "pace": Policy.SPAM,
    "duplicates": Policy.SPAM,
}
STOPPING = (Verdict.HOLD, Verdict.REFUSE)

# By when somebody should have looked at what is held. While it waits nobody is harmed by reading
# it: what counts is whoever may be in danger behind it, and then its poster, who waits as well.
URGENT_WITHIN = timedelta(hours=1)
LOOK_WITHIN = timedelta(hours=24)
# Ads of a campaign are up while it waits, and more people read them the more there are.
CAMPAIGN_WITHIN = timedelta(hours=8)
LARGE_CAMPAIGN_WITHIN = timedelta(hours=2)
LARGE = 20  # ads


def look_by(found: Screened, *, at: datetime) -> datetime:
    return at + (URGENT_WITHIN if found.is_urgent else LOOK_WITHIN)


def campaign_within(size: int) -> timedelta:
    return LARGE_CAMPAIGN_WITHIN if size >= LARGE else CAMPAIGN_WITHIN


def ruling_of(found: Screened) -> Ruling:
    """What a program decided alone, until a person has looked."""
    stopping = [one for one in found.findings if one.asks in STOPPING] or list(found.findings)
    return Ruling(
        policy=_policy(found, stopping),
        rule=", ".join(dict.fromkeys(_rule(one, found) for one in stopping))[:200],
        source=Source.SCREENING,
        is_automated=True,
        facts=_facts(stopping),
        reasons="\n".join(found.sentences),
    )


def _policy(found: Screened, stopping: list[Finding]) -> Policy:
    if found.verdict != Verdict.REFUSE:
        return Policy.CHECK
    refusing = next((one for one in stopping if one.asks == Verdict.REFUSE), None)
    return _POLICIES.get(refusing.check, Policy.OTHER) if refusing else Policy.OTHER


def _rule(finding: Finding, found: Screened) -> str:
    return f"{finding.check}@{found.versions.get(finding.check, '?')}"


def _facts(stopping: list[Finding]) -> str:
    """Which checks noticed something, and how sure they are: no word of what was written."""
    return "; ".join(
        f"the check “{one.check}” noticed something, {one.sure:.0%} sure" for one in stopping
    )[:5000]
