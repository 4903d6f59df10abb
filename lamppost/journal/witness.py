"""The end of the chain, written to a file beside the database each time lines are put into it.

The database alone cannot tell that its newest lines were cut off since the last signed head. Who
changes the file as well must be on the machine, and still cannot change what was published.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

from lamppost.journal.models import Link
from lamppost.journal.verifying import Known

NAME = "journal-end"


def write_witness() -> None:
    """Writes what the chain comes to now; whole or not at all."""
    last = Link.objects.order_by("-position").first()
    if last is None:
        return
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{NAME}.{os.getpid()}")
    new.write_text(f"{last.position} {bytes(last.digest).hex()}\n", encoding="ascii")
    new.replace(file)


def read_witness() -> Known | None:
    """None if there is none here: on a second machine, say."""
    try:
        position, digest = _file().read_text(encoding="ascii").split()
        return Known(int(position), bytes.fromhex(digest), f"the file {NAME}")
    except (FileNotFoundError, ValueError):
        return None


def _file() -> Path:
    return Path(settings.DATA) / NAME
