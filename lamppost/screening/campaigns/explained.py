"""A template as a person reviews it: its slots, its accounts, what they share, when and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from lamppost.screening.campaigns.folding import flat
from lamppost.screening.campaigns.slots import parts
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member, Scored, Shown
from lamppost.screening.campaigns.written import written

Holders = tuple[tuple[str, tuple[str, ...]], ...]


def explain(
    number: int,
    template: Template,
    members: Sequence[Member],
    texts: Mapping[str, str],
    scored: Scored,
) -> Shown:
    """texts: title, a line break, text, by the ads' ids; ads without one are left out of slots."""
    told = {
        member.id: written(texts[member.id], flat(member.codes))
        for member in members
        if member.id in texts
    }
    shown = [member for member in members if member.id in told]
    return Shown(
        template=number,
        parts=parts(template, shown, told) if shown else (),
        members=tuple(members),
        scored=scored,
        accounts=tuple(sorted({member.account for member in members})),
        contacts=_holders((c, m.account) for m in members for c in (*m.contacts, *m.written)),
        photos=_holders((photo, m.account) for m in members for photo in m.photos),
        places=tuple(sorted({member.place for member in members if member.place})),
        timeline=tuple(sorted(((m.posted, m.id) for m in members), key=_when)),
    )


def _holders(pairs: Iterable[tuple[str, str]]) -> Holders:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for what, account in pairs:
        found[what].add(account)
    return tuple((what, tuple(sorted(found[what]))) for what in sorted(found))


def _when(event: tuple[datetime | None, str]) -> tuple[bool, float, str]:
    posted, ad = event
    return posted is None, posted.timestamp() if posted else 0.0, ad
