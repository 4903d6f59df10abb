"""The lists that screening reads from the host's folder, and whether ads are compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lamppost.config.doctor.finding import Findings, ok, warn
from lamppost.screening import lists
from lamppost.screening.campaigns.kept.state import MADE_WITH
from lamppost.screening.lists import ListFileError, Lists, Words
from lamppost.screening.models import CampaignNote, CampaignState

MANY_WAITING = 2_000  # ads: what a watcher works off within a minute


def check_lists(now: datetime) -> Findings:
    yield from judge_lists(lists.current())
    yield from judge_words(lists.current_words())


def judge_lists(current: Lists) -> Findings:
    yield from _mistakes("screening.lists", current.mistakes)
    if not current.mistakes:
        yield ok("screening.lists", f"{len(current.bad_hosts):,} hosts are listed as bad.")


def judge_words(current: Words) -> Findings:
    yield from _mistakes("screening.words", current.mistakes)
    if not current.mistakes:
        count = sum(len(one.words) for one in current.lists)
        yield ok(
            "screening.words", f"{count:,} words of {len(current.lists)} lists are looked for."
        )


def check_campaigns(now: datetime) -> Findings:
    others = CampaignState.objects.exclude(made_with=MADE_WITH)
    waiting = CampaignNote.objects.count()
    yield from judge_campaigns(is_of_this_version=not others.exists(), waiting=waiting)


def judge_campaigns(*, is_of_this_version: bool, waiting: int) -> Findings:
    if not is_of_this_version:
        yield warn(
            "screening.campaigns",
            f"Campaigns are of another version: {waiting:,} new ads wait to be compared.",
            "A worker finds them anew, and the board stays up. If that does not end: lamppost "
            "campaigns rebuild.",
        )
    elif waiting > MANY_WAITING:
        yield warn(
            "screening.campaigns",
            f"{waiting:,} ads wait to be compared with others.",
            "After an import this takes a while. If the number does not fall, look whether the "
            "watcher runs; lamppost campaigns rebuild compares them all at once.",
        )
    else:
        yield ok("screening.campaigns", "New ads are compared with others.")


def _mistakes(name: str, mistakes: Sequence[ListFileError]) -> Findings:
    for mistake in mistakes:
        yield warn(
            name,
            f"A line for screening is not in force. {mistake.sentence}",
            "Mend the file: it is read again by itself (docs/hosting/screening.md).",
        )
