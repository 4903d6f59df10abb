"""How much somebody posts or writes in a short time.

The numbers leave honest haste alone. A stall that is given up puts thirty things up in an evening;
somebody who looks for a room writes to twenty people in a day. Only who came yesterday and has no
verified phone, as those who sow ads by the hundred, is held for it, at far more than that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Finding, Verdict

NEW_FOR_DAYS = 2.0
NEVER = 10**9


@dataclass(frozen=True)
class Pace:
    """From how many on, counted without this one, it is watched or held."""

    watch_per_hour: int
    watch_per_day: int
    hold_per_day: int


# One every six minutes for an hour; twice the thirty of a stall.
NEW_ADS = Pace(watch_per_hour=10, watch_per_day=20, hold_per_day=60)
# One a minute: no hand types so fast. A business may have a program do it, so nobody is held.
OTHER_ADS = Pace(watch_per_hour=60, watch_per_day=150, hold_per_day=NEVER)
# Conversations begun. Twice the twenty of somebody who needs a room by Monday.
NEW_LETTERS = Pace(watch_per_hour=NEVER, watch_per_day=15, hold_per_day=40)
OTHER_LETTERS = Pace(watch_per_hour=NEVER, watch_per_day=40, hold_per_day=120)
SURE = 0.3  # that somebody at such a pace sows the same to everybody


def _find(read: Read) -> Iterator[Finding]:
    facts = read.facts
    is_new = facts.account_age_days < NEW_FOR_DAYS and not facts.has_phone
    if read.submission.kind == Kind.AD:
        limits, per_day = NEW_ADS if is_new else OTHER_ADS, facts.posted_last_day
        words = f"{facts.posted_last_hour} ads in an hour, {per_day} in a day"
        sentence = _(
            "You have put up many ads in a short time. Somebody from this board looks at this "
            "one before it goes up."
        )
    elif facts.letters_before:
        return  # in a conversation that both are in, everybody writes as they like
    else:
        limits, per_day = NEW_LETTERS if is_new else OTHER_LETTERS, facts.opened_last_day
        words = f"{per_day} conversations begun in a day"
        sentence = _(
            "You have written to many people in a short time. Somebody from this board looks at "
            "this letter before it is delivered."
        )
    found = Finding(
        check="pace",
        words=words,
        sure=SURE,
        clears="A verified phone, or that what was posted reads as one person's own things.",
    )
    if per_day >= limits.hold_per_day:
        yield replace(found, asks=Verdict.HOLD, sentence=sentence)
    elif per_day >= limits.watch_per_day or facts.posted_last_hour >= limits.watch_per_hour:
        yield found


CHECK = Check("pace", 1, _find)

_NEW = Facts(now=datetime(2027, 3, 1, 12, tzinfo=UTC), account_age_days=0.5)
_AD = Submission(Kind.AD, title="Lamp", text="It shines.")
_LETTER = Submission(Kind.LETTER, text="Is it still there?")
_STALL = replace(_NEW, has_phone=True, posted_last_hour=30, posted_last_day=30)

EXAMPLES_HIT = (
    (_AD, replace(_NEW, posted_last_hour=10, posted_last_day=10)),
    (_AD, replace(_NEW, posted_last_hour=4, posted_last_day=20)),
    (_AD, replace(_NEW, posted_last_day=60)),
    (_AD, replace(_NEW, account_age_days=900, posted_last_hour=60, posted_last_day=60)),
    (_LETTER, replace(_NEW, opened_last_day=15)),
    (_LETTER, replace(_NEW, opened_last_day=40)),
    (_LETTER, replace(_NEW, account_age_days=30, opened_last_day=120)),
)
EXAMPLES_MISS = (
    "A first ad.",
    (_AD, replace(_NEW, posted_last_hour=5, posted_last_day=12)),
    (_AD, _STALL),
    (_AD, replace(_STALL, has_phone=False, account_age_days=30)),
    (_LETTER, replace(_NEW, opened_last_day=8)),
    (_LETTER, replace(_NEW, opened_last_day=90, letters_before=3)),
    (_LETTER, replace(_NEW, account_age_days=30, opened_last_day=25)),
)
