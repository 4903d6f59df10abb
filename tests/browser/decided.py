"""What was decided about something of Bob's, so that there is a page that says why."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from lamppost.journal.actions import name_of
from lamppost.journal.decisions import Ruling
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.effects import do
from lamppost.moderation.reasons.links import reasons_path
from lamppost.people.models import Person
from lamppost.testing import make_ad

WHY = "Fuel in cans may not be sent or handed over here."


def make_decided(bob: Person, hana: Person, *, at: datetime, **common: Any) -> dict[str, Any]:
    """Words for the world: {reasons} leads to a refusal."""
    ad = make_ad(bob, "Two cans of fuel", **common)
    ruling = Ruling(policy=Policy.GOODS, source=Source.REPORT, reasons=WHY, rule="goods@1")
    refused = do(Done.REFUSE, name_of(ad), ruling, by=hana, at=at - timedelta(hours=1))
    return {"reasons": reasons_path(refused)}
