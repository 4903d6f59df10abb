"""Index and templates in memory: for a file, for a batch, for measuring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member


class MemoryIndex:
    """Most keys are held by one template alone, and are kept as its number, without a list."""

    def __init__(self) -> None:
        self._holders: dict[int, int | list[int]] = {}
        self._keys: dict[int, tuple[int, ...]] = {}

    def postings(self, keys: Sequence[int], *, limit: int) -> Mapping[int, Sequence[int]]:
        get = self._holders.get
        return {
            key: (held,) if isinstance(held, int) else held[-limit:]
            for key in keys
            if (held := get(key)) is not None
        }

    def put(self, template: int, keys: Sequence[int]) -> None:
        for key in self._keys.pop(template, ()):
            self._drop(template, key)
        if keys:
            self._keys[template] = tuple(dict.fromkeys(keys))
            self._hold(template, self._keys[template])

    def is_empty(self) -> bool:
        return not self._holders and not self._keys

    def _hold(self, template: int, keys: Sequence[int]) -> None:
        holders = self._holders
        for key in keys:
            held = holders.get(key)
            if held is None:
                holders[key] = template
            elif isinstance(held, int):
                holders[key] = [held, template]
            else:
                held.append(template)

    def _drop(self, template: int, key: int) -> None:
        held = self._holders[key]
        if isinstance(held, int):
            del self._holders[key]
            return
        held.remove(template)
        if not held:
            del self._holders[key]


class MemoryTemplates:
    """Templates with their ads, by number."""

    def __init__(self) -> None:
        self._next = 1
        self._templates: dict[int, Template] = {}
        self._members: dict[int, list[Member]] = {}
        self._of: dict[str, int] = {}

    def found(self, template: Template, member: Member) -> int:
        number = self._next
        self._next += 1
        self._templates[number] = template
        self._members[number] = [member]
        self._of[member.id] = number
        return number

    def get(self, numbers: Sequence[int]) -> Mapping[int, Template]:
        return {n: self._templates[n] for n in numbers if n in self._templates}

    def join(self, number: int, template: Template, member: Member) -> None:
        self._templates[number] = template
        self._members[number].append(member)
        self._of[member.id] = number

    def members(self, number: int) -> Sequence[Member]:
        return self._members.get(number, ())

    def template_of(self, ad: str) -> int | None:
        return self._of.get(ad)

    def replace(self, number: int, template: Template | None, members: Sequence[Member]) -> None:
        for member in self._members.pop(number, ()):
            if self._of.get(member.id) == number:
                del self._of[member.id]
        self._templates.pop(number, None)
        if template is not None:
            self._templates[number] = template
            self._members[number] = list(members)
            self._of.update((member.id, number) for member in members)

    def numbers(self) -> Sequence[int]:
        return list(self._templates)
