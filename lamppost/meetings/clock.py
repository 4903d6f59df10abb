"""The time by which plans are guarded."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The board's time, UTC: it never goes back."""
    return timezone.now()
