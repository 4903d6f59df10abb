"""Keeping what somebody is typing, from the first letter on."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.board.models import Draft
from lamppost.people.models import Person

Typed = dict[str, list[str]]

# A draft holds what somebody chose not to post: it should not lie about for ever.
KEPT = timedelta(days=30)


def begin_draft(category: str, typed: Typed, *, by: Person | None, at: datetime) -> Draft:
    return Draft.objects.create(category=category, typed=typed, person=by, began=at, changed=at)


def keep_draft(draft: Draft, typed: Typed, *, at: datetime) -> None:
    if typed.get("place") != draft.typed.get("place"):
        draft.cell = ""  # the pin was set for another town
    draft.typed = typed
    draft.changed = at
    draft.save(update_fields=["typed", "cell", "changed"])


def move_draft(draft: Draft, category: str, *, at: datetime) -> None:
    """Puts a draft into another category; what its fields held is kept, in case it comes back."""
    draft.category = category
    draft.changed = at
    draft.save(update_fields=["category", "changed"])


def pin_draft(draft: Draft, cell: str, *, at: datetime) -> None:
    """Notes the cell, of resolution 8, in which the thing is; "" for no more than the town."""
    draft.cell = cell
    draft.changed = at
    draft.save(update_fields=["cell", "changed"])


def forget_drafts(now: datetime) -> int:
    """Deletes what nobody has touched for a month."""
    return Draft.objects.filter(changed__lt=now - KEPT).delete()[0]
