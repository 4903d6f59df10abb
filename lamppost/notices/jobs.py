"""What workers do for this room."""

from __future__ import annotations

from django_tasks import task

from lamppost.notices import actions


@task()
def deliver_notice(notice_id: int) -> None:
    actions.deliver(notice_id)
