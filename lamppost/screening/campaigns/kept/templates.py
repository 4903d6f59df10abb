"""Templates and their ads: the engine's `Templates` on tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.db.models import F

from lamppost.screening.campaigns.folding import flat
from lamppost.screening.campaigns.kept.postings import KeptIndex
from lamppost.screening.campaigns.kept.rows import MEMBER, columns, member_from, packed
from lamppost.screening.campaigns.kept.sql import marks, moment, rows, run
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member
from lamppost.screening.models import CampaignMember, CampaignState, CampaignTemplate

_FOUND = (
    "INSERT INTO screening_campaigntemplate "
    "(slot, body, size, first, keys, is_flagged, score, scored_size, last) "
    "VALUES (%s, %s, 1, %s, %s, %s, 0, 0, %s) RETURNING id"
)
_JOIN = "UPDATE screening_campaigntemplate SET body = %s, size = size + 1, last = %s WHERE id = %s"
_GET = "SELECT id, body FROM screening_campaigntemplate WHERE id IN ({})"
_OF = "SELECT template_id FROM screening_campaignmember WHERE slot = %s AND subject = %s"
_KEEP = (
    "INSERT INTO screening_campaignmember (slot, template_id, subject, account, codes, contacts, "
    "written, place, posted, photos, is_verified, since) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id"
)
_CONTACT = "INSERT INTO screening_campaigncontact (member_id, contact) VALUES (%s, %s)"


class KeptTemplates:
    """Reads and writes within a transaction that holds `state.locked`."""

    def __init__(
        self, slot: int, now: datetime, index: KeptIndex, placed: Callable[[int, Member], None]
    ) -> None:
        """placed hears of every ad that is put into a template, with the template's number."""
        self.slot = slot
        self._index = index
        self._placed = placed
        self.now = now
        self.touched: set[int] = set()  # to be thought about again

    def found(self, template: Template, member: Member) -> int:
        first = packed(flat(member.codes))
        values = [self.slot, template.to_json(), first, b"", False, moment(self.now)]
        number = int(rows(_FOUND, values)[0][0])
        self._keep(number, member)
        return number

    def get(self, numbers: Sequence[int]) -> Mapping[int, Template]:
        if not numbers:
            return {}
        kept = dict(rows(_GET.format(marks(numbers)), numbers))
        return {one: Template.from_json(kept[one]) for one in numbers if one in kept}

    def join(self, number: int, template: Template, member: Member) -> None:
        run(_JOIN, [template.to_json(), moment(self.now), number])
        self._keep(number, member)
        self.touched.add(number)

    def members(self, number: int, most: int | None = None) -> Sequence[Member]:
        standing = CampaignMember.objects.filter(template=number).order_by("pk")
        return [member_from(row) for row in standing.values_list(*MEMBER)[:most]]

    def template_of(self, ad: str) -> int | None:
        found = rows(_OF, [self.slot, ad])
        return found[0][0] if found else None

    def is_unchanged(self, member: Member) -> bool:
        """Whether it stands here as it is: noted twice, or something else of the ad changed."""
        standing = CampaignMember.objects.filter(slot=self.slot, subject=member.id)
        row = standing.values(*MEMBER).first()
        new = columns(member, self.now)
        return row is not None and all(_plain(row[name]) == new[name] for name in MEMBER)

    def replace(self, number: int, template: Template | None, members: Sequence[Member]) -> None:
        if template is None:
            self._index.put(number, ())
            remove(number)
            CampaignState.objects.update(drift=F("drift") + 1)
            return
        ids = [member.id for member in members]
        standing = CampaignMember.objects.filter(slot=self.slot)
        standing.filter(template=number).exclude(subject__in=ids).delete()
        there = set(standing.filter(subject__in=ids).values_list("subject", flat=True))
        standing.filter(subject__in=there).update(template=number)
        for member in members:
            if member.id not in there:
                self._keep(number, member)
        CampaignTemplate.objects.filter(pk=number).update(
            body=template.to_json(), size=len(members), first=packed(flat(members[0].codes))
        )
        self.touched.add(number)

    def rewrite(self, number: int, template: Template) -> None:
        CampaignTemplate.objects.filter(pk=number).update(body=template.to_json())
        self.touched.add(number)

    def _keep(self, number: int, member: Member) -> None:
        said = columns(member, self.now)
        lists = {name: json.dumps(said[name]) for name in ("contacts", "written", "photos")}
        times = {name: moment(said[name]) for name in ("posted", "since")}
        values = {**said, **lists, **times}
        kept = rows(_KEEP, [self.slot, number, *(values[name] for name in (*MEMBER, "since"))])
        for contact in said["contacts"]:
            run(_CONTACT, [kept[0][0], contact])
        self._placed(number, member)


def remove(number: int) -> None:
    """A template with its ads. Its keys are dropped before."""
    CampaignMember.objects.filter(template=number).delete()
    # Its ads are gone: there is nothing for Django to look for.
    CampaignTemplate.objects.filter(pk=number)._raw_delete("default")


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
