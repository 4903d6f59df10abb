"""The figures of agreement as the page shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lamppost.moderation.models import Opinion
from lamppost.moderation.opinions.figures import LEFT, NO_RULE, Figures, Table

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

WIDTH = 100  # of a bar, in its own units


@dataclass(frozen=True)
class Row:
    """Where on a scale from -1 to 1, drawn from 0 to WIDTH, kappa and its interval lie."""

    words: str
    figures: Figures

    @property
    def share(self) -> int:
        return round(self.figures.sample.share * WIDTH)

    @property
    def at(self) -> float:
        return _on_scale(self.figures.sample.kappa.value) if self.figures.sample.kappa else 0

    @property
    def low(self) -> float:
        return _on_scale(self.figures.sample.kappa.low) if self.figures.sample.kappa else 0

    @property
    def length(self) -> float:
        kappa = self.figures.sample.kappa
        return round(_on_scale(kappa.high) - _on_scale(kappa.low), 1) if kappa else 0

    @property
    def overturned(self) -> int | None:
        share = self.figures.overturned_share
        return None if share is None else round(share * WIDTH)

    @property
    def against_first(self) -> int | None:
        share = self.figures.against_first_share
        return None if share is None else round(share * WIDTH)


@dataclass(frozen=True)
class Part:
    name: str
    title: Words
    rows: tuple[Row, ...]


def parts_of(table: Table) -> tuple[Part, ...]:
    """Parts without a row are left out."""
    parts = (
        Part("all", gettext_lazy("All"), (Row(_("All"), table.total),)),
        Part("rules", gettext_lazy("By what brought it up"), _rows(table.rules, _rule)),
        Part("groups", gettext_lazy("By who looked first"), _rows(table.groups, _group)),
    )
    return tuple(part for part in parts if part.rows)


def _rows(found: Iterable[Figures], words: Callable[[str], str]) -> tuple[Row, ...]:
    return tuple(Row(words(one.name), one) for one in found)


def _rule(name: str) -> str:
    if name == NO_RULE:
        return _("Reports, and what somebody came across")
    if name.startswith("rule:"):
        return _("The host’s rule “%(name)s”") % {"name": name.removeprefix("rule:")}
    return _("The check “%(name)s”") % {"name": name}


def _group(name: str) -> str:
    known = {
        Opinion.Group.STEWARD.value: _("Stewards"),
        Opinion.Group.SENIOR.value: _("Seniors and hosts"),
        LEFT: _("Those who review no more"),
    }
    return known.get(name, name)


def _on_scale(kappa: float) -> float:
    return round((kappa + 1) / 2 * WIDTH, 1)
