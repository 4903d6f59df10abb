"""Puts each ad, as it comes, into the template that it was made from, or founds one."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from rapidfuzz.distance import LCSseq

from lamppost.screening.campaigns.alignment import Aligned, align, reorder
from lamppost.screening.campaigns.background import Background, Bits, Row, row
from lamppost.screening.campaigns.folding import codes, flat
from lamppost.screening.campaigns.growing import founded, grown
from lamppost.screening.campaigns.keys import asked, held
from lamppost.screening.campaigns.parameters import PARAMETERS, Parameters
from lamppost.screening.campaigns.ports import Index, Templates
from lamppost.screening.campaigns.sketch import bands
from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Ad, Member, Placed


def member_of(ad: Ad) -> Member:
    """An ad as a template keeps it: without its text."""
    codes_, written = codes(ad.text)
    return Member(
        ad.id, ad.account or f"?{ad.id}", codes_, ad.contacts, written,
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

    def _candidates(self, keys: Sequence[int]) -> list[int]:
        """Templates that share keys, those with the rarest and most of them first."""
        weights: dict[int, float] = {}
        found = self._index.postings(keys, limit=self._given.bucket)
        for numbers in found.values():
            weight = 1.0 / (8 + len(numbers))
            for number in numbers:
                weights[number] = weights.get(number, 0.0) + weight
        ranked = sorted(weights, key=lambda number: (-weights[number], number))
        return ranked[: self._given.compared]

    def _best(
        self, codes_: str, text: str, bits: Bits, numbers: Sequence[int]
    ) -> tuple[int, Template, Aligned] | None:
        """The template that spares most, if it spares enough."""
        compared = self._store.get(numbers)
        ranked = sorted(
            compared.items(),
            key=lambda each: (-LCSseq.normalized_similarity(text, each[1].columns), each[0]),
        )
        best: tuple[int, Template, Aligned] | None = None
        for number, template in ranked[:3]:
            aligned = self._aligned(codes_, text, bits, template)
            if self._is_enough(aligned, bits) and (best is None or aligned.spared > best[2].spared):
                best = (number, template, aligned)
        return best

    def _aligned(self, codes_: str, text: str, bits: Bits, template: Template) -> Aligned:
        straight = align(text, bits, template.columns)
        overlap = len(set(text) & set(template.columns))
        if straight.common > 0.8 * overlap:
            return straight
        moved, order, sentences = reorder(codes_, template.columns)
        shuffled = align(moved, bits[order], template.columns, sentences=sentences)
        return max(straight, shuffled, key=lambda aligned: aligned.spared)

    def _is_enough(self, aligned: Aligned, bits: Bits) -> bool:
        choosing = log2(self._background.templates + 2)
        return aligned.spared >= self._given.bits + choosing and aligned.share >= self._given.share

    def _found(self, member: Member, words: Row, text: str, sketch: list[int]) -> Placed:
        number = self._store.found(founded(text), member)
        self._index.put(number, [*held(words, self._background, self._given), *sketch])
        self._background.add(text)
        return Placed(number, True)

    def _join(self, number: int, template: Template, member: Member) -> None:
        self._store.join(number, template, member)
        if not template.size & template.size - 1:  # 2, 4, 8 ...: its words have become clearer
            self._index.put(number, self._keys(template))

    def _keys(self, template: Template) -> list[int]:
        most = max(template.support, default=1)
        sure = "".join(
            word
            for word, count in zip(
                template.columns, template.support or (1,) * len(template.columns), strict=True
            )
            if count * 2 >= most
        )
        return [
            *held(row(sure), self._background, self._given),
            *(bands(sure, self._given.bands, self._given.rows) if sure else ()),
        ]

    def _regrown(self, members: Sequence[Member]) -> Template | None:
        if not members:
            return None
        template = founded(flat(members[0].codes))
        for member in members[1:]:
            text = flat(member.codes)
            bits = self._background.bits(row(text))
            template = grown(template, self._aligned(member.codes, text, bits, template))
        return template
