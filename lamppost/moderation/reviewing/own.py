"""Nobody judges themselves."""

from __future__ import annotations

from lamppost.journal.actions import name_of
from lamppost.moderation.models import Appeal, Opinion, Steward
from lamppost.moderation.reviewing.entries import Entry


def is_their_own(entry: Entry, steward: Steward) -> bool:
    """Whether they would judge themselves: a thing of theirs, a decision that they took, or a
    second opinion on what they think already."""
    if entry.about and entry.about.person == steward.person:
        return True
    name = name_of(steward.person)
    if isinstance(entry.row, Opinion):
        return name in {one.by for one in (entry.row.first, entry.row.second) if one}
    return isinstance(entry.row, Appeal) and entry.row.first_by == name
