"""What this room holds of somebody: how it is handed over to them, and how it is erased."""

from __future__ import annotations

from typing import Any

from lamppost.moderation.models import Claim, Report, Steward
from lamppost.people.belongings import Belonging
from lamppost.people.models import Person


def _reviewing(person: Person) -> dict[str, Any]:
    return {
        "steward": list(
            Steward.objects.filter(person=person).values(
                "rank", "since", "trained", "declines", "keys"
            )
        ),
        "at_work_on": list(Claim.objects.filter(person=person).values("queue", "number", "since")),
    }


def _end_reviewing(person: Person) -> None:
    Claim.objects.filter(person=person).delete()
    Steward.objects.filter(person=person).delete()


def _reports(person: Person) -> list[Any]:
    """What they reported; of what came of it, only what they were told."""
    mine = Report.objects.filter(person=person).order_by("pk")
    return list(mine.values("case__subject", "kind", "words", "at", "told"))


def _forget_reports(person: Person) -> None:
    """The case stays, and what it is about; that they reported it, and their words, go."""
    mine = Report.objects.filter(person=person)
    mine.update(person=None, words="", address=b"", sender="")


OWN = (
    Belonging("reviewing", export=_reviewing, erase=_end_reviewing),
    Belonging("reports", export=_reports, erase=_forget_reports),
)
