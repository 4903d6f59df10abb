"""What the watcher does as time passes, and how often.

Every entry is short (longer work is a job) and safe to do twice or late: the time that matters
stands in the rows that it looks at, never here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from lamppost.board.actions import expire_due, forget_drafts, remind_due
from lamppost.board.alerts.actions import forget_unconfirmed_alerts
from lamppost.board.alerts.keys import choose_keys_anew
from lamppost.board.alerts.telling import tell_due_alerts
from lamppost.board.search.indexing import index_due
from lamppost.config import job_reaper
from lamppost.config.journal_mail import mail_heads_due
from lamppost.core.sqlite.forgetting import empty_log_due
from lamppost.journal.linking import link_due, sign_due
from lamppost.meetings.contacts.actions import forget_gone, remove_due_contacts
from lamppost.meetings.door.actions import forget_old_doors
from lamppost.meetings.guarding.erasing import erase_due_plans
from lamppost.meetings.house.climbing import forget_old as forget_old_packages
from lamppost.moderation.authorities.reminding import remind_due as remind_of_authorities
from lamppost.moderation.children.actions import open_cases_due
from lamppost.moderation.evidence.actions import expire_evidence_due as let_evidence_go
from lamppost.moderation.opinions.alone import settle_alone_due
from lamppost.moderation.queue.claims import forget_run_out
from lamppost.moderation.queue.late import sum_late_due, tell_late_due
from lamppost.moderation.reports.gone import close_gone_due
from lamppost.moderation.reviewing.carrying_out import carry_out_due
from lamppost.notices.actions import deliver_due, forget_old_notices
from lamppost.notices.push.outbox import deliver_due_pushes, forget_old_pushes
from lamppost.notices.urgent.clean import forget_old_dispatches
from lamppost.people.accounts import forget_ended_sessions, forget_unconfirmed
from lamppost.people.erasure import erase_due_people
from lamppost.people.suspending import end_suspensions_due
from lamppost.relay.actions import lapse_due
from lamppost.relay.actions.closing_exchanges import close_due_exchanges
from lamppost.relay.actions.unsent import forget_unsent
from lamppost.screening.campaigns.actions import assign_due, expire_evidence_due
from lamppost.screening.photos.actions import forget_old_holders
from lamppost.screening.prices.actions import count_noted_prices
from lamppost.screening.rules.reviewing import review_rules_due
from lamppost.standing.phones import forget_old_codes
from lamppost.standing.portable.taking import forget_expired
from lamppost.standing.references import open_due


@dataclass(frozen=True)
class Entry:
    """Something to be done again and again; `what` is given the time."""

    name: str
    every: timedelta
    what: Callable[[datetime], object]


def clear_sessions(now: datetime) -> None:
    from importlib import import_module

    from django.conf import settings

    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


TIMETABLE: tuple[Entry, ...] = (
    Entry("deliver notices that are due", timedelta(seconds=20), deliver_due),
    Entry("deliver messages to browsers that are due", timedelta(seconds=20), deliver_due_pushes),
    Entry("put lost jobs back", timedelta(seconds=30), job_reaper.put_back_lost_jobs),
    Entry("try failed jobs again", timedelta(seconds=30), job_reaper.retry_failed_jobs),
    Entry("forget finished jobs", timedelta(hours=1), job_reaper.forget_finished_jobs),
    Entry("forget old notices", timedelta(hours=1), forget_old_notices),
    Entry("forget old messages to browsers", timedelta(hours=1), forget_old_pushes),
    Entry("forget old urgent messages", timedelta(hours=1), forget_old_dispatches),
    Entry("forget sessions that ran out", timedelta(hours=6), clear_sessions),
    Entry("forget browsers not seen for long", timedelta(hours=6), forget_ended_sessions),
    Entry("put lines of the journal into its chain", timedelta(seconds=5), link_due),
    Entry("sign what the journal comes to", timedelta(minutes=30), sign_due),
    Entry("mail what the journal comes to", timedelta(minutes=30), mail_heads_due),
    Entry("bring the search index up to date", timedelta(seconds=2), index_due),
    Entry("carry out what reviewers chose", timedelta(seconds=2), carry_out_due),
    Entry("compare new ads with others", timedelta(seconds=1), assign_due),
    Entry("forget what linked old ads", timedelta(hours=1), expire_evidence_due),
    Entry("take down ads whose time has run out", timedelta(minutes=1), expire_due),
    Entry("remind of ads that end", timedelta(minutes=10), remind_due),
    Entry("forget drafts left lying", timedelta(hours=6), forget_drafts),
    Entry("tell what alerts have found", timedelta(seconds=20), tell_due_alerts),
    Entry("choose keys of alerts anew", timedelta(minutes=1), choose_keys_anew),
    Entry("forget alerts nobody confirmed", timedelta(hours=1), forget_unconfirmed_alerts),
    Entry("open cases of child safety", timedelta(seconds=5), open_cases_due),
    Entry("let go what had to be kept for a year", timedelta(hours=1), let_evidence_go),
    Entry("end conversations about ads long gone", timedelta(hours=1), lapse_due),
    Entry("end exchanges that are over", timedelta(minutes=10), close_due_exchanges),
    Entry("forget letters nobody answered for", timedelta(hours=6), forget_unsent),
    Entry("open references whose time is over", timedelta(minutes=10), open_due),
    Entry("count prices that ads went up with", timedelta(seconds=30), count_noted_prices),
    Entry("forget who put up which photo", timedelta(hours=6), forget_old_holders),
    Entry("send back rules that are wrong", timedelta(minutes=10), review_rules_due),
    Entry("tell whose things take longer", timedelta(minutes=5), tell_late_due),
    Entry("tell hosts what is late", timedelta(minutes=10), sum_late_due),
    Entry("forget whose turn to review is over", timedelta(minutes=10), forget_run_out),
    Entry("close cases of what is gone", timedelta(hours=1), close_gone_due),
    Entry("remove contacts whose day is over", timedelta(minutes=1), remove_due_contacts),
    Entry("forget contacts who left", timedelta(hours=6), forget_gone),
    Entry("forget plans of another board", timedelta(hours=1), forget_old_packages),
    Entry("forget codes for phones", timedelta(minutes=10), forget_old_codes),
    Entry("forget signed facts that ran out", timedelta(hours=6), forget_expired),
    Entry("remind of requests of authorities", timedelta(minutes=30), remind_of_authorities),
    Entry("forget door codes of days gone by", timedelta(hours=1), forget_old_doors),
    Entry("forget accounts nobody confirmed", timedelta(hours=1), forget_unconfirmed),
    Entry("end second opinions nobody is there for", timedelta(minutes=5), settle_alone_due),
    Entry("erase what plans of meetings said", timedelta(minutes=10), erase_due_plans),
    Entry("empty the database's log of what was erased", timedelta(minutes=10), empty_log_due),
    Entry("tell whose suspension is over", timedelta(minutes=1), end_suspensions_due),
    Entry("erase people whose week is over", timedelta(minutes=10), erase_due_people),
)
