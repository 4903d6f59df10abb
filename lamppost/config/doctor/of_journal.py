"""Whether the journal's lines come into their chain, and its days are signed."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.config.doctor.finding import Findings, ok, warn
from lamppost.journal.models import Line, Unlinked
from lamppost.journal.signing import can_sign

# The watcher comes every five seconds; an import of a million ads takes it minutes.
LATE = timedelta(minutes=15)


def check_journal(now: datetime) -> Findings:
    waiting = Unlinked.objects.order_by("line_id").first()
    line = Line.objects.filter(pk=waiting.line_id).first() if waiting else None
    if line and now - line.at > LATE:
        yield warn(
            "journal.chain",
            "Lines of the journal have waited for their place in the chain since "
            f"{line.at:%Y-%m-%d %H:%M} UTC.",
            "See that the watcher runs: lamppost serve, or lamppost watch.",
        )
    elif not can_sign():
        yield warn(
            "journal.chain",
            "The journal is chained, and nobody signs what it comes to.",
            "Set LAMPPOST_STATEMENT_KEY (docs/hosting/settings.md).",
        )
    else:
        yield ok("journal.chain", "The journal's lines are in their chain.")
