"""Which references somebody may see, and which ones count."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from lamppost.people.models import Person

if TYPE_CHECKING:
    from lamppost.standing.models import Reference  # noqa: F401


class ReferenceQuestions(models.QuerySet["Reference"]):
    def that_count(self) -> Self:
        """Open, and neither revoked by their author nor declined by whom they are about."""
        return self.filter(opened__isnull=False, revoked__isnull=True, declined__isnull=True)

    def received_by(self, person: Person) -> Self:
        """What has been opened for them. Sealed and revoked ones are not there."""
        return self.filter(about=person, opened__isnull=False, revoked__isnull=True)

    def due(self, now: datetime) -> Self:
        return self.filter(opened__isnull=True, due__lte=now)
