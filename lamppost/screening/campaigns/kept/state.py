"""Which slot is in use, and the one lock under which it changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from lamppost.screening.campaigns.kept.packing import FORM
from lamppost.screening.campaigns.kept.sql import rows, run
from lamppost.screening.campaigns.parameters import PARAMETERS
from lamppost.screening.campaigns.sketch import ALGORITHM
from lamppost.screening.models import CampaignState

MADE_WITH = f"{PARAMETERS.version} {FORM} {ALGORITHM}"
_LOCK = 0x1A3970  # any number that no other lock of the board has
_STATE = "SELECT slot, made_with, building, drift, token FROM screening_campaignstate WHERE id = 1"


@contextmanager
def locked() -> Iterator[CampaignState]:
    """A transaction of which there is one at a time, so that no template is founded twice.

    On SQLite every transaction is (IMMEDIATE); on PostgreSQL a lock that ends with it.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            run("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield current()


def current() -> CampaignState:
    found = rows(_STATE)
    if not found:
        return CampaignState.objects.create(pk=1, made_with=MADE_WITH)
    slot, made_with, building, drift, token = found[0]
    return CampaignState(
        pk=1, slot=slot, made_with=made_with, building=building, drift=drift, token=token
    )
