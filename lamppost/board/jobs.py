"""What workers do for this room."""

from __future__ import annotations

from django_tasks import task

from lamppost.board.photo_files import delete_unnamed


@task()
def delete_unnamed_files(digests: list[str]) -> None:
    delete_unnamed(digests)
