"""The lists that screening reads from the host's folder."""

from __future__ import annotations

from datetime import datetime

from lamppost.config.doctor.finding import Findings, ok, warn
from lamppost.screening import lists
from lamppost.screening.lists import Lists


def check_lists(now: datetime) -> Findings:
    yield from judge_lists(lists.current())


def judge_lists(current: Lists) -> Findings:
    for mistake in current.mistakes:
        yield warn(
            "screening.lists",
            f"A line for screening is not in force. {mistake.sentence}",
            "Mend the file: it is read again by itself (docs/hosting/screening.md).",
        )
    if not current.mistakes:
        yield ok("screening.lists", f"{len(current.bad_hosts):,} hosts are listed as bad.")
