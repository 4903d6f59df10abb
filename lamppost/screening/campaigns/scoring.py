"""What is to be thought of the hand behind a template. Pure.

Actors are scored, never ads: one account is never flagged, however often it posts. A flag is a
unit for review; it needs two kinds of evidence, and every sentence of it can be answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log2

from lamppost.screening.campaigns.actors import actors
from lamppost.screening.campaigns.around import Around
from lamppost.screening.campaigns.evidence import (
    burst,
    places,
    premises,
    shared_contacts,
    shared_photos,
)
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member, Scored

FEWEST = 3  # ads: of two that are alike, one was copied, or both from a third
PREMISES = 2.0  # nats: seven to one for a business at its premises


def score(template: Template, members: Sequence[Member], around: Around | None = None) -> Scored:
    around = around or Around()
    people = actors(members, around.contacts)
    heads = sorted(set(people.values()))
    if len(heads) < 2:
        return _one_actor(members, people)
    reasons = [f"{len(members)} ads through {len(heads)} accounts were made from one template."]
    against, clears = [], ["A word of the accounts on how they came by the same text."]
    weight = log2(len(heads)) + log2(len(members) / 2)
    contacts = shared_contacts(members, people, around)
    photos = shared_photos(members, people)
    ours = [shared for shared in contacts if shared.elsewhere <= shared.actors]
    if ours:
        weight += 1.5
        reasons.append(f"{max(s.actors for s in ours)} of the accounts state one contact.")
    if len(contacts) > len(ours):
        against.append("A contact is stated by many other accounts: an agency's, or recycled.")
    if photos:
        weight += 1.5
        reasons.append(f"{max(s.actors for s in photos)} of the accounts show one photo.")
    if (together := burst(members)) > 2:
        weight += 0.5
        reasons.append(f"{together} of the accounts posted within three days.")
    here = premises(members, people, around)
    if here > PREMISES:
        against.append("The ads return to the same places, as a business's with premises do.")
        clears.append("A verified fact that shows the business.")
    elif (towns := places(members)) > 2:
        weight += 0.5
        reasons.append(f"They are spread over {towns} places.")
    if all(member.is_verified for member in members):
        against.append("Each account posts openly under a verified fact.")
    linked = bool(ours or photos)
    alone = len(members) < FEWEST and not linked
    if alone:
        against.append("Two ads that are alike can be a coincidence, or one copied by a stranger.")
    is_open = (here > PREMISES and not linked) or all(member.is_verified for member in members)
    flagged = not alone and not is_open
    value = 1 - exp(-weight / 3)
    return Scored(
        flagged, round(max(value, 0.5) if flagged else min(value, 0.5) * 0.9, 3),
        tuple(reasons), tuple(against), tuple(clears),
    )  # fmt: skip


def _one_actor(members: Sequence[Member], people: dict[str, str]) -> Scored:
    if len(members) < 2:
        return Scored(False, 0.0)
    if len(people) > 1:
        return Scored(
            False, 0.0, (), ("Its accounts state one contact that no others do: one person.",)
        )
    return Scored(False, 0.0, (), ("All its ads stand openly under one account.",))
