"""What workers do for this room."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone
from django_tasks import task

from lamppost.screening.campaigns import actions
from lamppost.screening.campaigns.kept.rebuilding import AnotherRebuild


@task()
def rebuild_campaigns() -> None:
    """Finds campaigns anew after an update that finds them in another way."""
    with suppress(AnotherRebuild):  # which goes on
        actions.rebuild_if_other(timezone.now())
