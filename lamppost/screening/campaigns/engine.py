"""Puts each ad, as it comes, into the template that it was made from, or founds one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import log2

from rapidfuzz.distance import LCSseq

from lamppost.screening.campaigns.actors import UNKNOWN
from lamppost.screening.campaigns.alignment import Aligned, align
from lamppost.screening.campaigns.background import Background, Bits, row
from lamppost.screening.campaigns.folding import codes, flat
from lamppost.screening.campaigns.growing import founded, grown
from lamppost.screening.campaigns.keys import Words
from lamppost.screening.campaigns.ordering import reorder
from lamppost.screening.campaigns.parameters import PARAMETERS, Parameters
from lamppost.screening.campaigns.ports import Index, Templates
from lamppost.screening.campaigns.sketch import bands
from lamppost.screening.campaigns.spreading import core, kept, spread
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Ad, Member, Placed

# How much is common, and how much of what says something; number, template.
Likely = tuple[float, float, int, Template]


def member_of(ad: Ad) -> Member:
    """An ad as a template keeps it: without its text."""
    codes_, written = codes(ad.text)
    return Member(
        ad.id, ad.account or f"{UNKNOWN}{ad.id}", codes_, ad.contacts, written,
        ad.place, ad.posted, ad.photos, ad.is_verified,
    )  # fmt: skip


class Engine:
    """Give it ads in the order in which they came: the same order gives the same templates."""

    def __init__(
        self,
        index: Index,
        store: Templates,
        background: Background | None = None,
        parameters: Parameters = PARAMETERS,
    ) -> None:
        self._index = index
        self._store = store
        self._background = background or Background(parameters)
        self._given = parameters

    def add(self, ad: Ad) -> Placed:
        """An ad whose id is known is taken out first."""
        if self._store.template_of(ad.id) is not None:
            self.erase(ad.id)
        return self.place(member_of(ad))

    def place(self, member: Member) -> Placed:
        """One without words stands alone."""
        text = flat(member.codes)
        if not text:
            return self._found(member, text, ())
        words = Words(text, self._background, self._given)
        sketch = bands(text, self._given.bands, self._given.rows)
        candidates = self._candidates([*words.asked(), *sketch])
        likely = self._likely(text, words.telling(), candidates)
        best = self._best(member.codes, text, likely) if likely else None
        if best is None:
            return self._found(member, text, [*words.held(), *sketch])
        number, template, aligned = best
        self._join(number, grown(template, aligned), member)
        return Placed(number, False, aligned.spared)

    def erase(self, ad: str) -> None:
        """Leaves no trace of it: its template is grown anew from the ads that stay."""
        number = self._store.template_of(ad)
        if number is None:
            return
        members = self._store.members(number)
        self._background.remove(flat(members[0].codes))
        staying = [member for member in members if member.id != ad]
        self._store.replace(number, self._regrown(staying), staying)
        self._index.put(number, ())
        if staying:
            first = flat(staying[0].codes)
            self._background.add(first)
            self._index.put(number, self._keys(self._store.get([number])[number]))

    def anew(self, members: Sequence[Member]) -> tuple[Template, list[int]]:
        """A template of these ads, and the keys that it is found by; at least one ad."""
        template = self._regrown(members) or founded("")
        return template, self._keys(template)

    def _candidates(self, keys: Sequence[int]) -> list[int]:
        """Templates that share keys, those with most of them first."""
        found = self._index.postings(keys, limit=self._given.bucket)
        rare = (numbers for numbers in found.values() if len(numbers) <= self._given.rare)
        shared = Counter(chain(*found.values(), *rare))  # what few hold counts twice
        several = [number for number, times in shared.items() if times > 1] or list(shared)
        several.sort(key=shared.__getitem__, reverse=True)
        return several[: self._given.compared]

    def _likely(self, text: str, telling: set[str], numbers: Sequence[int]) -> list[Likely]:
        """Up to two with the longest common subsequence, or most words in whatever order.

        telling: its words that say something. Two ads in one language have all others in common.
        """
        compared = self._store.get(numbers)
        likely = []
        for at, number in enumerate(numbers):
            template = compared.get(number)
            if template is None or not template.columns:
                continue
            columns = template.columns
            common = LCSseq.similarity(text, columns) / min(len(text), len(columns))
            if at >= 3 and common < self._given.likely:
                continue
            told = len(telling.intersection(columns)) / len(telling)
            if told >= self._given.told and max(common, told) >= self._given.likely:
                likely.append((max(common, told), told, number, template))
        likely.sort(key=lambda each: (-each[0], each[2]))
        return likely[:2]

    def _best(
        self, codes_: str, text: str, likely: Sequence[Likely]
    ) -> tuple[int, Template, Aligned] | None:
        """The template that spares most, if it spares enough."""
        bits = self._background.bits(row(text))
        best: tuple[int, Template, Aligned] | None = None
        for _common, told, number, template in likely:
            is_moved = told >= self._given.moved
            aligned = self._aligned(codes_, text, bits, template, is_moved=is_moved)
            if best is not None and aligned.spared <= best[2].spared:
                continue
            if self._is_enough(aligned, template):
                best = (number, template, aligned)
                if aligned.share >= self._given.sure:
                    break
        return best

    def _aligned(
        self, codes_: str, text: str, bits: Bits, template: Template, *, is_moved: bool = True
    ) -> Aligned:
        """In the order of its own sentences, or in the template's if that spares more."""
        straight = align(text, bits, template)
        if not is_moved:
            return straight
        together = len(set(text) & set(template.columns))
        in_order = 0.8 if straight.share >= self._given.share else 1.0
        if straight.common > in_order * together:
            return straight
        moved, order, cuts = reorder(codes_, template.columns)
        if not cuts:
            return straight
        shuffled = align(moved, bits[order], template, cuts=cuts)
        return max(straight, shuffled, key=lambda aligned: aligned.spared)

    def _is_enough(self, aligned: Aligned, template: Template) -> bool:
        given = self._given
        choosing = log2(self._background.templates + 2)
        if aligned.spared < given.bits + choosing or aligned.share < given.least_share:
            return False
        words = core(template, self._background.bits(row(template.columns)))
        along = spread(aligned, words)
        if along < given.spread:
            return False
        if aligned.share >= given.share:
            return True
        if template.size >= given.ripe and kept(aligned, words) >= given.kept:
            return True
        return aligned.spared >= given.long_bits and along >= given.long_spread

    def _found(self, member: Member, text: str, keys: Sequence[int]) -> Placed:
        number = self._store.found(founded(text), member)
        self._index.put(number, keys)
        self._background.add(text)
        return Placed(number, True)

    def _join(self, number: int, template: Template, member: Member) -> None:
        self._store.join(number, template, member)
        if not template.size & template.size - 1:  # 2, 4, 8 ...: its words have become clearer
            keys = self._keys(template)
            self._index.put(number, keys)
            self._absorb(number, template, keys)

    def _absorb(self, number: int, template: Template, keys: Sequence[int]) -> None:
        """Takes in smaller templates that were founded before it could be seen that they are its.

        Only where their leaders align with this one: what each of them would absorb is not asked,
        so that templates do not grow together over links of links.
        """
        near = [other for other in self._candidates(keys) if other != number]
        for other, smaller in self._store.get(near).items():
            if smaller.size > template.size:
                continue
            members = self._store.members(other)
            if not members:  # a view of another's templates, that nothing is taken from
                continue
            leader = members[0].codes
            text = flat(leader)
            aligned = self._aligned(leader, text, self._background.bits(row(text)), template)
            if not self._is_enough(aligned, template):
                continue
            template = self._taken(template, members)
            self._store.replace(other, None, ())
            self._index.put(other, ())
            self._background.remove(text)
            self._store.replace(number, template, [*self._store.members(number), *members])

    def _taken(self, template: Template, members: Sequence[Member]) -> Template:
        for member in members:
            text = flat(member.codes)
            bits = self._background.bits(row(text))
            template = grown(template, self._aligned(member.codes, text, bits, template))
        return template

    def _keys(self, template: Template) -> list[int]:
        most = max(template.support, default=1)
        sure = "".join(
            word
            for word, count in zip(
                template.columns, template.support or (1,) * len(template.columns), strict=True
            )
            if count * 2 > most
        )
        if not sure:
            return []
        words = Words(sure, self._background, self._given)
        return [*words.held(), *bands(sure, self._given.bands, self._given.rows)]

    def _regrown(self, members: Sequence[Member]) -> Template | None:
        if not members:
            return None
        return self._taken(founded(flat(members[0].codes)), members[1:])
