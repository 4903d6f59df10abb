"""All checks, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import DatabaseError

from lamppost.config.doctor import (
    of_child_safety,
    of_journal,
    of_mail,
    of_meetings,
    of_rules,
    of_running,
    of_screening,
    of_second_house,
    of_servers,
    of_settings,
    of_storage,
)
from lamppost.config.doctor.finding import Finding, Findings, wrong

Check = Callable[[datetime], Findings]

CHECKS: tuple[Check, ...] = (
    of_settings.check_secret_key,
    of_settings.check_evidence_key,
    of_settings.check_address,
    of_settings.check_contact,
    of_storage.check_data_folder,
    of_storage.check_disk,
    of_storage.check_database,
    of_servers.check_replicas,
    of_servers.check_cache,
    of_servers.check_bucket,
    of_running.check_clock,
    of_running.check_categories,
    of_running.check_places,
    of_running.check_search,
    of_running.check_static,
    of_running.check_watcher,
    of_running.check_worker,
    of_meetings.check_guard,
    of_meetings.check_trust,
    of_screening.check_lists,
    of_screening.check_campaigns,
    of_second_house.check_second_house,
    of_rules.check_rules,
    of_child_safety.check_child_safety,
    of_journal.check_journal,
    of_mail.check_mail,
    of_mail.check_mail_in,
    of_mail.check_notices,
    of_mail.check_urgent,
)


def examine(now: datetime, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """Every finding, in order; a check that cannot be made is a finding, and the rest go on."""
    return [finding for check in checks for finding in _make(check, now)]


def _make(check: Check, now: datetime) -> list[Finding]:
    try:
        return list(check(now))
    except (DatabaseError, OSError, ConnectionError) as error:
        about = check.__name__.removeprefix("check_").replace("_", " ")
        return [
            wrong(
                "doctor.hindered",
                f"Whether all is well with the {about} cannot be seen ({type(error).__name__}).",
                "Mend what is named above first.",
            )
        ]
