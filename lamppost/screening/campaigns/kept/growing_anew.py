"""Growing a template anew from the ads that stay in it."""

from __future__ import annotations

from lamppost.screening.campaigns.kept.keeper import Kept
from lamppost.screening.campaigns.kept.standing import first_of

# What most ads of a template have is seen in so many of them; some have thousands.
ENOUGH = 64


def grow_anew(kept: Kept, number: int) -> None:
    """After ads were cut out of it; nothing if it is gone."""
    members = first_of(number, ENOUGH)
    if members:
        template, keys = kept.engine.anew(members)
        kept.store.rewrite(number, template)
        kept.index.put(number, keys)
