"""Jobs that were lost or failed are tried again, a few times: the job library does not.

A job may therefore run twice (its worker was slow, not dead): every job must bear that.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.db.models import Q, QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)
Job: TypeAlias = "DBTaskResult[..., Any]"

MOST_TRIES = 3
LONGEST = timedelta(minutes=15)  # no job may take longer; a longer one is split into several
WAITS = (timedelta(minutes=1), timedelta(minutes=10))  # after the first and the second failure
KEPT_DONE = timedelta(days=2)
KEPT_FAILED = timedelta(days=14)  # long enough for a host on holiday to read the traceback


def put_back_lost_jobs(now: datetime) -> int:
    """Jobs that have been running for too long to be still alive: READY again, or given up."""
    return _put_back(DBTaskResult.objects.running().filter(started_at__lt=now - LONGEST), now)


def put_back_jobs_of(worker_prefix: str, now: datetime) -> int:
    """Jobs whose worker is known to be dead, by how its id begins."""
    running = DBTaskResult.objects.running()
    # The last worker in the list has the job. JSON paths from the end are not portable, and
    # a board has few running jobs: a look at each is cheap.
    theirs = [job.pk for job in running if _last_worker(job).startswith(worker_prefix)]
    return _put_back(running.filter(pk__in=theirs), now)


def _last_worker(job: Job) -> str:
    return str(job.worker_ids[-1]) if job.worker_ids else ""


def _put_back(lost: QuerySet[Job], now: datetime) -> int:
    return sum(_put_one_back(job, now) for job in lost)


def _put_one_back(job: Job, now: datetime) -> int:
    # Both the state and the run are named: of two reapers one wins, and a job that ended or
    # was claimed anew in the meantime is left alone.
    same_run = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
    if len(job.worker_ids) < MOST_TRIES:
        won = same_run.update(status=TaskResultStatus.READY)
    else:
        won = same_run.update(
            status=TaskResultStatus.FAILED,
            finished_at=now,
            exception_class_path=f"{__name__}.JobLost",
            traceback="Its worker died or hung, each time it was tried.",
        )
    if won:
        logger.warning("job %s (%s) lost its worker", job.pk, job.task_path)
    return won


def retry_failed_jobs(now: datetime) -> int:
    """Failed jobs whose wait is over and that have tries left: READY again."""
    return sum(_retry(job, now) for job in DBTaskResult.objects.failed() if _is_due(job, now))


def _is_due(job: Job, now: datetime) -> bool:
    tries = len(job.worker_ids)
    if not 0 < tries < MOST_TRIES or job.finished_at is None:
        return False
    return bool(job.finished_at + WAITS[tries - 1] <= now)


def _retry(job: Job, now: datetime) -> int:
    same_run = DBTaskResult.objects.failed().filter(pk=job.pk, finished_at=job.finished_at)
    return same_run.update(status=TaskResultStatus.READY, finished_at=None, run_after=now)


def given_up(jobs: QuerySet[Job]) -> list[Job]:
    """Of these jobs, the failed ones that will not be tried again."""
    failed = jobs.filter(status=TaskResultStatus.FAILED)
    return [job for job in failed if len(job.worker_ids) >= MOST_TRIES]


def forget_finished_jobs(now: datetime) -> int:
    old = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - KEPT_DONE)
    old |= Q(status=TaskResultStatus.FAILED, finished_at__lt=now - KEPT_FAILED)
    return DBTaskResult.objects.filter(old).delete()[0]
