"""What the engine needs kept, wherever it is kept: in memory, or in tables.

Both ask in batches, so that a table-backed one needs a handful of statements for an ad.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from lamppost.screening.campaigns.template import Template
from lamppost.screening.campaigns.values import Member


class Index(Protocol):
    """Which templates hold a key. Keys are integers in [0, 2**63)."""

    def postings(self, keys: Sequence[int], *, limit: int) -> Mapping[int, Sequence[int]]:
        """Templates by key; of a key with more than `limit`, those that took it last.

        Templates that hold no such key, and keys that none holds, are left out.
        """

    def put(self, template: int, keys: Sequence[int]) -> None:
        """Gives a template these keys, in the place of those it had; none takes it out."""


class Templates(Protocol):
    """Templates and their ads, in the order in which they came."""

    def found(self, template: Template, member: Member) -> int:
        """Keeps a new template with its founder, and gives its number: greater than any before."""

    def get(self, numbers: Sequence[int]) -> Mapping[int, Template]:
        """Those that there are."""

    def join(self, number: int, template: Template, member: Member) -> None:
        """Adds an ad, with what the template has become."""

    def members(self, number: int) -> Sequence[Member]:
        """In order of joining."""

    def template_of(self, ad: str) -> int | None: ...

    def replace(self, number: int, template: Template | None, members: Sequence[Member]) -> None:
        """Writes a template anew with these ads (which may have stood elsewhere); None removes."""
