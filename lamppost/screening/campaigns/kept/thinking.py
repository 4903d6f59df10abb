"""What is thought of a template, and the findings that follow for its ads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from lamppost.screening.actions import keep_many
from lamppost.screening.campaigns.kept.board import around
from lamppost.screening.campaigns.kept.packing import unpacked_template
from lamppost.screening.campaigns.kept.sql import moment, rows, run
from lamppost.screening.campaigns.kept.standing import last_of
from lamppost.screening.campaigns.kept.state import MADE_WITH
from lamppost.screening.campaigns.scoring import score
from lamppost.screening.campaigns.values import Member, Scored
from lamppost.screening.models import CampaignTemplate, Screening
from lamppost.screening.rulings import campaign_within
from lamppost.screening.verdict import Finding, Screened, Verdict

CHECK = "campaign"
# Of a template that has thousands of ads, those that came last: what its hand does now.
LOOKED_AT = 400
ALWAYS_UP_TO = 64  # ads; beyond, one more changes little, and it is thought about now and then
NOW_AND_THEN = 16  # when it has grown by one part in so many

_DUE = (
    "SELECT id FROM screening_campaigntemplate WHERE slot = %s AND size > scored_size "
    "AND (size <= %s OR (size - scored_size) * %s >= size) ORDER BY id LIMIT %s"
)
_COLUMNS = ("slot", "body", "size", "is_flagged", "scored_size")
_TEMPLATE = (
    "SELECT slot, body, size, is_flagged, scored_size FROM screening_campaigntemplate WHERE id = %s"
)
_SCORED = (
    "UPDATE screening_campaigntemplate SET is_flagged = %s, score = %s, scored_size = %s, "
    "look_by = CASE WHEN NOT %s THEN NULL "
    # What somebody has looked at comes back when it has grown by half.
    "WHEN look_by IS NULL AND size * 2 < looked_size * 3 THEN NULL "
    "WHEN look_by < %s THEN look_by ELSE %s END WHERE id = %s"
)
_ACCOUNTS = (
    "SELECT COUNT(*) FROM (SELECT DISTINCT account FROM screening_campaignmember "
    "WHERE template_id = %s LIMIT 2) AS few"
)


def to_think_about(slot: int, most: int) -> list[int]:
    """Templates that ads have come to, or gone from, since they were last thought about."""
    return [row[0] for row in rows(_DUE, [slot, ALWAYS_UP_TO, NOW_AND_THEN, most])]


def think_about(number: int, now: datetime, places: Mapping[str, int]) -> None:
    """Scores a template anew if that could change anything, within `state.locked`."""
    found = rows(_TEMPLATE, [number])
    if not found:
        return
    kept = CampaignTemplate(pk=number, **dict(zip(_COLUMNS, found[0], strict=True)))
    scored = note_score(kept, now, places)
    if scored.flagged:
        file_findings(kept, scored, now)
    elif kept.is_flagged:
        withdraw_about(_subjects(kept))


def note_score(kept: CampaignTemplate, now: datetime, places: Mapping[str, int]) -> Scored:
    """Scores it and writes that to its row, with by when somebody should look.

    places: how many ads of the board stand at each.
    """
    # Of somebody who posts the same ad each week nothing need be read.
    is_alone = rows(_ACCOUNTS, [kept.pk])[0][0] < 2
    scored = Scored(flagged=False, score=0.0) if is_alone else score_kept(kept, places)
    until = moment(now + campaign_within(kept.size))
    run(
        _SCORED,
        [scored.flagged, scored.score, kept.size, scored.flagged, until, until, kept.pk],
    )
    return scored


def score_kept(kept: CampaignTemplate, places: Mapping[str, int]) -> Scored:
    if kept.size < 2:
        return Scored(flagged=False, score=0.0)
    members = members_of(kept)
    seen = around(members, places, kept.slot)
    return score(unpacked_template(kept.body), members, seen)


def members_of(kept: CampaignTemplate) -> list[Member]:
    """In the order in which they came."""
    return last_of(kept.pk, LOOKED_AT)


def file_findings(kept: CampaignTemplate, scored: Scored, now: datetime) -> None:
    """One finding for each ad, for whoever reviews; its author is told nothing, and it stays up:
    the template is what a person looks at, as a whole."""
    finding = Finding(
        check=CHECK,
        words="\n".join(scored.reasons),
        asks=Verdict.WATCH,
        sure=scored.score,
        clears="\n".join(scored.clears),
    )
    screened = Screened(Verdict.WATCH, (finding,), {CHECK: MADE_WITH})
    subjects = _subjects(kept)
    told = set(findings().filter(subject__in=subjects).values_list("subject", flat=True))
    keep_many(((screened, subject) for subject in subjects if subject not in told), at=now)


def withdraw_about(subjects: Sequence[str]) -> None:
    """Takes back what was filed, but for what somebody has decided about: the evidence does not
    bear it any more."""
    findings().filter(subject__in=subjects, outcome="").delete()


def findings() -> QuerySet[Screening]:
    return Screening.objects.filter(rulebook__versions__has_key=CHECK)


def _subjects(kept: CampaignTemplate) -> list[str]:
    return list(kept.members.order_by("-pk").values_list("subject", flat=True)[:LOOKED_AT])
