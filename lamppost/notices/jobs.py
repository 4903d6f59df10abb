"""What workers do for this room."""

from __future__ import annotations

from django_tasks import task

from lamppost.notices import actions
from lamppost.notices.push import outbox


@task()
def deliver_notice(notice_id: int) -> None:
    actions.deliver(notice_id)


@task()
def deliver_push(push_id: int) -> None:
    outbox.deliver(push_id)
