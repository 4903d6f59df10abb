"""How far those who review agree, and how often what they decided was undone: counted from the
rows themselves, by rule and by group. Never by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import RESTRICTIONS, Policy
from lamppost.moderation.models import Choice, Opinion, Rank, Steward
from lamppost.moderation.opinions.agreement import Agreement, agreement
from lamppost.moderation.period import Period, end_of, start_of

NO_RULE = ""  # reported, or come across
LEFT = "left"  # a group: they review no more
FEWEST_PEOPLE = 2  # of a group: the figures of one person would be a mark given to that person
_HEARD = ~Q(appeal__state="open") & Q(appeal__isnull=False)


@dataclass(frozen=True)
class Figures:
    """sample: of what was drawn by lot, which alone tells how people agree. serious: of what two
    look at before it counts. settled: where two differed and a third decided; against_first of
    them otherwise than the first. restricted, heard, overturned: restrictions by people, those of
    them that were objected to and heard, and those that were undone for it."""

    name: str
    sample: Agreement
    serious: Agreement
    settled: int = 0
    against_first: int = 0
    restricted: int = 0
    heard: int = 0
    overturned: int = 0

    @property
    def overturned_share(self) -> float | None:
        return self.overturned / self.heard if self.heard else None

    @property
    def against_first_share(self) -> float | None:
        return self.against_first / self.settled if self.settled else None


@dataclass(frozen=True)
class Table:
    """left_out: whether a group of a single person is missing."""

    total: Figures
    rules: tuple[Figures, ...]
    groups: tuple[Figures, ...]
    left_out: bool

    @property
    def is_empty(self) -> bool:
        total = self.total
        return not (total.sample.pairs or total.serious.pairs or total.restricted or total.settled)


@dataclass
class _Sums:
    sample: list[tuple[str, str]] = field(default_factory=list)
    serious: list[tuple[str, str]] = field(default_factory=list)
    settled: int = 0
    against_first: int = 0
    restricted: int = 0
    heard: int = 0
    overturned: int = 0
    people: set[str] = field(default_factory=set)

    def figures(self, name: str) -> Figures:
        return Figures(
            name,
            agreement(self.sample),
            # All of these began with somebody who wanted the same thing: no kappa tells of that.
            agreement(self.serious, fewest=len(self.serious) + 1),
            self.settled,
            self.against_first,
            self.restricted,
            self.heard,
            self.overturned,
        )


def table_of(period: Period) -> Table:
    """Three queries; linear in the opinions of the period and in its kinds of decisions."""
    total = _Sums()
    rules: dict[str, _Sums] = defaultdict(_Sums)
    groups: dict[str, _Sums] = defaultdict(_Sums)
    for opinion in _opinions(period):
        here = [total, groups[opinion.group], *(rules[name] for name in rule_names(opinion.rule))]
        _add_opinion(opinion, here)
    group_of = _groups_by_name()
    for rule, by, *counts in _decisions(period):
        group = groups[group_of.get(by, LEFT)]
        _add_counts(by, counts, [total, group, *(rules[name] for name in rule_names(rule))])
    shown = {name: sums for name, sums in groups.items() if len(sums.people) >= FEWEST_PEOPLE}
    return Table(
        total.figures(""),
        tuple(_sorted(rules)),
        tuple(_sorted(shown)),
        len(shown) < len(groups),
    )


def rule_names(rule: str) -> list[str]:
    """Of "payment@2, rule:tickets@4f1c" the names without their versions."""
    names = [part.rpartition("@")[0] or part for part in rule.split(", ")]
    return list(dict.fromkeys(names))


def _opinions(period: Period) -> Iterable[Opinion]:
    asked = Q(asked__gte=start_of(period.since)) & Q(asked__lt=end_of(period.until))
    given = Opinion.objects.filter(asked, second__isnull=False)
    return given.select_related("first", "second", "settled").iterator(chunk_size=1_000)


def _add_opinion(opinion: Opinion, here: list[_Sums]) -> None:
    first, second, settled = opinion.first, opinion.second, opinion.settled
    if second is None or Choice.ASK in (first.choice, second.choice):
        return
    pair = (first.choice, second.choice)
    for sums in here:
        sums.people.add(first.by)
        (sums.sample if opinion.why == Opinion.Why.SAMPLE else sums.serious).append(pair)
        if settled is not None:
            sums.settled += 1
            sums.against_first += settled.choice != first.choice


def _decisions(period: Period) -> Iterable[tuple[str, str, int, int, int]]:
    """Rule, by whom, how many, heard and overturned. Not holds until somebody looks: nothing has
    been decided by them."""
    restricting = Decision.objects.filter(
        period.of_decisions, is_automated=False, done__in=list(RESTRICTIONS)
    ).exclude(policy=Policy.CHECK)
    counted = (
        restricting.order_by()
        .values("rule", "by")
        .annotate(
            restricted=Count("pk"),
            heard=Count("pk", filter=_HEARD),
            overturned=Count("pk", filter=Q(appeal__state="overturned")),
        )
    )
    return counted.values_list("rule", "by", "restricted", "heard", "overturned")


def _add_counts(by: str, counts: Sequence[int], here: list[_Sums]) -> None:
    restricted, heard, overturned = counts
    for sums in here:
        sums.people.add(by)
        sums.restricted += restricted
        sums.heard += heard
        sums.overturned += overturned


def _groups_by_name() -> dict[str, str]:
    ranks = Steward.objects.values_list("person_id", "rank")
    return {
        f"people.person:{number}": (
            Opinion.Group.SENIOR if rank >= Rank.SENIOR else Opinion.Group.STEWARD
        ).value
        for number, rank in ranks
    }


def _sorted(found: dict[str, _Sums]) -> Iterator[Figures]:
    """Those with most to tell first."""
    figures = [sums.figures(name) for name, sums in found.items()]
    yield from sorted(figures, key=lambda one: (-one.sample.pairs, -one.restricted, one.name))
