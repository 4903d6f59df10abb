"""Names, and what people say of each other: seen by everybody at once, and by no reviewer first."""

from __future__ import annotations

from django.utils import timezone

from lamppost.screening import actions, lists
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Verdict


def may_be_shown(words: str) -> bool:
    """Whether an ad could say it without being refused.

    What would hold an ad is let through: a name says too little to tell an offer from a trade,
    and whoever tells of a fraud uses its words. Where screening fails nothing is shown unseen.
    """
    hosts, listed = lists.current(), lists.current_words()
    facts = Facts(
        now=timezone.now(),
        bad_hosts=hosts.bad_hosts,
        refused_hosts=hosts.refused_hosts,
        wordlists=listed.lists,
    )
    found = actions.screen_alone(Submission(Kind.AD, text=words), facts)
    has_failed = any(one.check == "failed" for one in found.findings)
    return found.verdict != Verdict.REFUSE and not has_failed
