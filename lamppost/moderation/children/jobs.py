"""What workers do for cases."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django_tasks import task

from lamppost.board.pictures import Size, storage_name
from lamppost.relay.pictures import file_name


@task()
def delete_shown_files(subject: str, digests: list[str]) -> None:
    """Deletes confirmed photos where photos of ads or letters lie, previews among them; may run
    twice. In other ads, too, if the same picture is there: it is the same picture."""
    stored_as = file_name if subject.startswith("relay.") else storage_name
    for digest in digests:
        for size in Size:
            default_storage.delete(stored_as(digest, size))


@task()
def send_report(case_id: int) -> None:
    """Sends a confirmed case to the CyberTipline, once somebody has clicked that it be sent."""
    from lamppost.moderation.children.reporting import send_case

    send_case(case_id)
