"""The lists that screening reads from the host's folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lamppost.config.doctor.finding import Findings, ok, warn
from lamppost.screening import lists
from lamppost.screening.lists import ListFileError, Lists, Words


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


def _mistakes(name: str, mistakes: Sequence[ListFileError]) -> Findings:
    for mistake in mistakes:
        yield warn(
            name,
            f"A line for screening is not in force. {mistake.sentence}",
            "Mend the file: it is read again by itself (docs/hosting/screening.md).",
        )
