"""Puts each ad, as it comes, into the template that it was made from, or founds one."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from rapidfuzz.distance import LCSseq

from lamppost.screening.campaigns.actors import UNKNOWN
from lamppost.screening.campaigns.alignment import Aligned, align
from lamppost.screening.campaigns.background import Background, Bits, Row, row
from lamppost.screening.campaigns.folding import codes, flat
from lamppost.screening.campaigns.growing import founded, grown
from lamppost.screening.campaigns.keys import asked, held
from lamppost.screening.campaigns.ordering import reorder
from lamppost.screening.campaigns.parameters import PARAMETERS, Parameters
from lamppost.screening.campaigns.ports import Index, Templates
from lamppost.screening.campaigns.sketch import bands
from lamppost.screening.campaigns.spreading import core, kept, spread
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Ad, Member, Placed


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
        words = row(text)
        bits = self._background.bits(words)
        sketch = bands(text, self._given.bands, self._given.rows) if text else []
        keys = [*asked(words, self._background, self._given), *sketch]
        best = self._best(member.codes, text, bits, self._candidates(keys)) if text else None
        if best is None:
            return self._found(member, words, text, sketch)
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
        """Templates that share keys, those with the rarest and most of them first."""
        weights: dict[int, float] = {}
        known = weights.get
        for numbers in self._index.postings(keys, limit=self._given.bucket).values():
            weight = 1.0 / (8 + len(numbers))
            for number in numbers:
                weights[number] = known(number, 0.0) + weight
        return sorted(weights, key=weights.__getitem__, reverse=True)[: self._given.compared]

    def _best(
        self, codes_: str, text: str, bits: Bits, numbers: Sequence[int]
    ) -> tuple[int, Template, Aligned] | None:
        """The template that spares most, if it spares enough."""
        best: tuple[int, Template, Aligned] | None = None
        for number, template in self._likely(text, numbers):
            aligned = self._aligned(codes_, text, bits, template)
            if best is not None and aligned.spared <= best[2].spared:
                continue
            if self._is_enough(aligned, template):
                best = (number, template, aligned)
        return best

    def _likely(self, text: str, numbers: Sequence[int]) -> list[tuple[int, Template]]:
        """Up to three with the longest common subsequence, or most words in whatever order."""
        compared = self._store.get(numbers)
        words = set(text)
        likely = []
        for at, number in enumerate(numbers):
            template = compared.get(number)
            if template is None or not template.columns:
                continue
            size = min(len(text), len(template.columns))
            common = LCSseq.similarity(text, template.columns) / size
            if at < 3 and common < 0.6:
                own = set(template.columns)
                common = max(common, 0.8 * len(words & own) / min(len(words), len(own)))
            if common >= self._given.likely:
                likely.append((common, number, template))
        likely.sort(key=lambda each: (-each[0], each[1]))
        return [(number, template) for _, number, template in likely[:3]]

    def _aligned(self, codes_: str, text: str, bits: Bits, template: Template) -> Aligned:
        straight = align(text, bits, template)
        if straight.common > 0.9 * len(set(text) & set(template.columns)):
            return straight
        moved, order, cuts = reorder(codes_, template.columns)
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

    def _found(self, member: Member, words: Row, text: str, sketch: list[int]) -> Placed:
        number = self._store.found(founded(text), member)
        self._index.put(number, [*held(words, self._background, self._given), *sketch])
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
        return [
            *held(row(sure), self._background, self._given),
            *(bands(sure, self._given.bands, self._given.rows) if sure else ()),
        ]

    def _regrown(self, members: Sequence[Member]) -> Template | None:
        if not members:
            return None
        return self._taken(founded(flat(members[0].codes)), members[1:])
