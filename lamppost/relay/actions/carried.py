"""Words that reach somebody without being a letter: they go through as they are, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models

from lamppost.core.limits import Limit
from lamppost.journal.actions import SCREENING, name_of, record
from lamppost.relay.screened import screen_letter
from lamppost.screening.verdict import Verdict

# A stopped word is told at once here: whoever tries out which ones are has few tries, and leaves
# a trace.
STOPPED = Limit("words_stopped", times=20, per_secs=24 * 60 * 60)


def are_carried(words: Iterable[str], *, by: models.Model, at: datetime) -> bool:
    """Whether a letter could say the same without being looked at first. Raises TooOften.

    by: a person, or the side of one who has left. Call it before any transaction.
    """
    text = "\n".join(word for word in words if word.strip())
    if not text:
        return True
    if STOPPED.is_spent(name_of(by)):
        STOPPED.spend(name_of(by))  # raises, also for words that could go through
    found = screen_letter(text, at=at)
    if found.verdict not in {Verdict.HOLD, Verdict.REFUSE}:
        return True
    STOPPED.spend(name_of(by))
    checks = dict.fromkeys(one.check for one in found.findings if one.asks == found.verdict)
    record("words.stopped", by, by=SCREENING, at=at, reason=", ".join(checks))
    return False
