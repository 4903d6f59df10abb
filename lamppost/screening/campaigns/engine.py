"""Puts each ad, as it comes, into the template that it was made from, or founds one."""

from __future__ import annotations

from collections.abc import Sequence

from lamppost.screening.campaigns.actors import UNKNOWN
from lamppost.screening.campaigns.background import Background, row
from lamppost.screening.campaigns.folding import codes, flat
from lamppost.screening.campaigns.growing import founded, grown
from lamppost.screening.campaigns.keys import Words
from lamppost.screening.campaigns.matching import Matching
from lamppost.screening.campaigns.parameters import PARAMETERS, Parameters
from lamppost.screening.campaigns.ports import Index, Templates
from lamppost.screening.campaigns.sketch import bands
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
        self._matching = Matching(index, store, self._background, parameters)

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
        candidates = self._matching.candidates([*words.asked(), *sketch])
        likely = self._matching.likely(text, words.telling(), candidates)
        best = self._matching.best(member.codes, text, likely) if likely else None
        if best is None:
            return self._found(member, text, [*words.held(), *sketch])
        number, template, aligned = best
        joined = self._join(number, grown(template, aligned), member)
        return Placed(joined, False, aligned.spared)

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

    def _found(self, member: Member, text: str, keys: Sequence[int]) -> Placed:
        number = self._store.found(founded(text), member)
        self._index.put(number, keys)
        self._background.add(text)
        return Placed(number, True)

    def _join(self, number: int, template: Template, member: Member) -> int:
        """Returns the template that it is in at last."""
        self._store.join(number, template, member)
        if template.size & template.size - 1:
            return number
        keys = self._keys(template)  # 2, 4, 8 ...: its words have become clearer
        self._index.put(number, keys)
        return self._united(number, template, keys)

    def _united(self, number: int, template: Template, keys: Sequence[int]) -> int:
        """Makes one of it and those that were founded before it could be seen that they are one.

        Only where the smaller one's words align with the larger: what each of them would be
        united with is not asked, so that templates do not grow together over links of links.
        """
        near = [other for other in self._matching.candidates(keys) if other != number]
        compared = self._store.get(near)
        for other in near:
            if other not in compared or not self._store.members(other):
                continue  # a view of another's templates, that nothing is taken from
            theirs = compared[other]
            if template.size >= theirs.size:
                if self._is_one(theirs, template):
                    template = self._take(number, template, other)
            elif self._is_one(template, theirs):
                grown_ = self._take(other, theirs, number)
                self._index.put(other, self._keys(grown_))
                return other
        return number

    def _is_one(self, smaller: Template, larger: Template) -> bool:
        text = self._sure(smaller)
        if not text:
            return False
        aligned = self._matching.aligned(text, text, self._background.bits(row(text)), larger)
        return self._matching.is_enough(aligned, larger)

    def _take(self, into: int, template: Template, out: int) -> Template:
        members = self._store.members(out)
        template = self._taken(template, members)
        self._store.replace(out, None, ())
        self._index.put(out, ())
        self._background.remove(flat(members[0].codes))
        self._store.replace(into, template, [*self._store.members(into), *members])
        return template

    def _taken(self, template: Template, members: Sequence[Member]) -> Template:
        for member in members:
            text = flat(member.codes)
            bits = self._background.bits(row(text))
            template = grown(template, self._matching.aligned(member.codes, text, bits, template))
        return template

    def _keys(self, template: Template) -> list[int]:
        sure = self._sure(template)
        if not sure:
            return []
        words = Words(sure, self._background, self._given)
        return [*words.held(), *bands(sure, self._given.bands, self._given.rows)]

    def _sure(self, template: Template) -> str:
        """The words that most of its ads have."""
        if template.size == 1:
            return template.columns
        most = max(template.support, default=1)
        return "".join(
            word
            for word, count in zip(template.columns, template.support, strict=True)
            if count * 2 > most
        )

    def _regrown(self, members: Sequence[Member]) -> Template | None:
        if not members:
            return None
        return self._taken(founded(flat(members[0].codes)), members[1:])
