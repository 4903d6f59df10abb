"""The tables of this room, by subject."""

from __future__ import annotations

from lamppost.meetings.models.alarms import Alarm, Told
from lamppost.meetings.models.asked import Asked, Gone, OwnWords
from lamppost.meetings.models.codes import Codes
from lamppost.meetings.models.contacts import Contact, Way
from lamppost.meetings.models.doors import DoorCode
from lamppost.meetings.models.figures import Figure
from lamppost.meetings.models.houses import Guarded, House, Housed
from lamppost.meetings.models.plans import Plan, PlanContact
from lamppost.meetings.models.pulses import Pulse

__all__ = [
    "Alarm",
    "Asked",
    "Codes",
    "Contact",
    "DoorCode",
    "Figure",
    "Gone",
    "Guarded",
    "House",
    "Housed",
    "OwnWords",
    "Plan",
    "PlanContact",
    "Pulse",
    "Told",
    "Way",
]
