"""Templates and their ads: the engine's `Templates` on tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.db.models import F

from lamppost.screening.campaigns.folding import flat
from lamppost.screening.campaigns.kept.packing import packed, packed_template, unpacked_template
from lamppost.screening.campaigns.kept.postings import KeptIndex
from lamppost.screening.campaigns.kept.rows import MEMBER, columns
from lamppost.screening.campaigns.kept.sql import marks, moment, rows, run
from lamppost.screening.campaigns.kept.standing import Standing, first_of
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member
from lamppost.screening.models import CampaignMember, CampaignState, CampaignTemplate

_FOUND = (
    "INSERT INTO screening_campaigntemplate "
    "(slot, body, size, first, keys, is_flagged, score, scored_size, last) "
    "VALUES (%s, %s, 1, %s, %s, %s, 0, 1, %s) RETURNING id"
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
        self._there: set[int] = set()  # templates that were read, and so have ads
        self._standing: dict[int, list[Standing]] = {}

    def found(self, template: Template, member: Member) -> int:
        first = packed(flat(member.codes))
        values = [self.slot, packed_template(template), first, b"", False, moment(self.now)]
        number = int(rows(_FOUND, values)[0][0])
        self._index.hear_of_new(number)
        self._keep(number, member)
        return number

    def get(self, numbers: Sequence[int]) -> Mapping[int, Template]:
        if not numbers:
            return {}
        kept = dict(rows(_GET.format(marks(numbers)), numbers))
        self._there |= kept.keys()
        return {one: unpacked_template(kept[one]) for one in numbers if one in kept}

    def join(self, number: int, template: Template, member: Member) -> None:
        self._read_before_change(number)
        run(_JOIN, [packed_template(template), moment(self.now), number])
        self._keep(number, member)

    def members(self, number: int) -> Sequence[Member]:
        if number not in self._there:
            return first_of(number)
        standing = Standing(True, lambda: first_of(number))
        self._standing.setdefault(number, []).append(standing)
        return standing

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
        for changed in list(self._standing):  # ads may come from any of them
            self._read_before_change(changed)
        if template is None:
            self._there.discard(number)
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
            body=packed_template(template),
            size=len(members),
            first=packed(flat(members[0].codes)),
            scored_size=0,
        )

    def rewrite(self, number: int, template: Template) -> None:
        """It is to be thought about again."""
        kept = CampaignTemplate.objects.filter(pk=number)
        kept.update(body=packed_template(template), scored_size=0)

    def _read_before_change(self, number: int) -> None:
        for standing in self._standing.pop(number, ()):
            standing.read()

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
