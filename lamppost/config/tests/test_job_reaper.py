"""Jobs whose worker died, and jobs that failed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from lamppost.config import job_reaper
from lamppost.config.job_reaper import (
    LONGEST,
    forget_finished_jobs,
    given_up,
    put_back_jobs_of,
    put_back_lost_jobs,
    retry_failed_jobs,
)
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def make_job(status: str, *workers: str, **given: Any) -> DBTaskResult[..., Any]:
    job = {
        "args_kwargs": {"args": [7], "kwargs": {}},
        "task_path": "lamppost.notices.jobs.deliver_notice",
        "backend_name": "default",
        "run_after": NOON,
        "exception_class_path": "",
        "traceback": "",
        **given,
    }
    return DBTaskResult.objects.create(status=status, worker_ids=list(workers), **job)


def _now(job: DBTaskResult[..., Any]) -> DBTaskResult[..., Any]:
    job.refresh_from_db()
    return job


def test_job_that_runs_too_long_is_put_back_and_a_younger_one_is_not() -> None:
    old = make_job("RUNNING", "w1", started_at=NOON - LONGEST - MINUTE)
    young = make_job("RUNNING", "w1", started_at=NOON - LONGEST + MINUTE)
    assert put_back_lost_jobs(NOON) == 1
    assert _now(old).status == "READY"
    assert _now(young).status == "RUNNING"


def test_job_put_back_is_one_that_a_worker_takes() -> None:
    job = make_job(
        "RUNNING", "w1", started_at=NOON - 2 * LONGEST, run_after=NOON.replace(year=2020)
    )
    put_back_lost_jobs(NOON)
    assert list(DBTaskResult.objects.ready()) == [job]


def test_job_lost_three_times_is_given_up() -> None:
    job = make_job("RUNNING", "w1", "w2", "w3", started_at=NOON - 2 * LONGEST)
    put_back_lost_jobs(NOON)
    assert _now(job).status == "FAILED"
    assert given_up(DBTaskResult.objects.all()) == [job]
    assert retry_failed_jobs(NOON + timedelta(days=1)) == 0


def test_only_the_dead_workers_own_jobs_are_put_back() -> None:
    dead = make_job("RUNNING", "serve-b", "serve-a", started_at=NOON)
    alive = make_job("RUNNING", "serve-a", "serve-b", started_at=NOON)
    assert put_back_jobs_of("serve-a", NOON) == 1
    assert (_now(dead).status, _now(alive).status) == ("READY", "RUNNING")


@pytest.mark.parametrize("change", [{"status": "SUCCESSFUL"}, {"started_at": NOON}])
def test_of_two_who_act_on_what_they_saw_only_the_first_wins(change: dict[str, Any]) -> None:
    """The job ended, or was put back and claimed anew, between the look and the act."""
    seen = make_job("RUNNING", "w1", started_at=NOON - 2 * LONGEST)
    DBTaskResult.objects.filter(pk=seen.pk).update(**change)
    assert job_reaper._put_one_back(seen, NOON) == 0


def test_two_reapers_put_a_job_back_once() -> None:
    seen_by_both = make_job("RUNNING", "w1", started_at=NOON - 2 * LONGEST)
    assert [job_reaper._put_one_back(seen_by_both, NOON) for _ in range(2)] == [1, 0]


def test_two_reapers_retry_a_job_once() -> None:
    seen_by_both = make_job("FAILED", "w1", finished_at=NOON)
    assert [job_reaper._retry(seen_by_both, NOON) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize(
    ("workers", "waited", "is_tried"),
    [
        (["a"], timedelta(seconds=59), False),
        (["a"], timedelta(seconds=60), True),
        (["a", "b"], timedelta(seconds=599), False),
        (["a", "b"], timedelta(seconds=600), True),
        (["a", "b", "c"], timedelta(days=9), False),
    ],
)
def test_failed_job_is_tried_again_after_its_wait(
    workers: list[str], waited: timedelta, is_tried: bool
) -> None:
    job = make_job("FAILED", *workers, finished_at=NOON - waited)
    assert retry_failed_jobs(NOON) == int(is_tried)
    assert _now(job).status == ("READY" if is_tried else "FAILED")


def test_finished_jobs_are_forgotten_and_failed_ones_later() -> None:
    make_job("SUCCESSFUL", finished_at=NOON - timedelta(days=3))
    make_job("FAILED", finished_at=NOON - timedelta(days=15))
    kept = {
        make_job("SUCCESSFUL", finished_at=NOON - timedelta(days=1)).pk,
        make_job("FAILED", finished_at=NOON - timedelta(days=3)).pk,
        make_job("READY").pk,
    }
    assert forget_finished_jobs(NOON) == 2
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept
