"""What workers do for reports."""

from __future__ import annotations

from django_tasks import task


@task()
def tell_reporters(case_id: int) -> None:
    """Tells everybody who reported a thing what came of it; whoever was told is not told again."""
    from lamppost.moderation.reports.telling import tell_outcome_to_all

    tell_outcome_to_all(case_id)
