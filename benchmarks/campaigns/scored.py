"""How much of what was planted is found, and who is suspected wrongly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import comb
from typing import Any

from benchmarks.campaigns.rows import CAMPAIGN, REPOSTER, SHARER, TWO_ACCOUNTS, UNRELATED

Truth = Mapping[str, Any]
Line = Mapping[str, Any]  # id, template, flagged


def scored(truths: Sequence[Truth], lines: Iterable[Line]) -> dict[str, float | None]:
    """Shares of 1; None where there is nothing to take a share of.

    An ad is found if it is flagged and its campaign's other ads, most of them, are in the same
    template (`recall` and its slices). ARI is over all ads, each unrelated one a group of its own;
    `ari_planted` leaves unrelated ads out, since real ones may be of one hand.
    """
    said = {str(line["id"]): line for line in lines}
    missing = [true["id"] for true in truths if true["id"] not in said]
    if missing:
        raise ValueError(f"{len(missing)} ads are not answered, the first is {missing[0]}")
    flagged = {key for key, line in said.items() if line["flagged"]}
    found = flagged & _together(truths, said)
    campaign = [true for true in truths if true["kind"] == CAMPAIGN]
    right = sum(true["id"] in flagged for true in campaign)
    precision = _share(right, len(flagged))
    recall = _share(sum(true["id"] in found for true in campaign), len(campaign))
    planted = [true for true in truths if true["kind"] != UNRELATED]
    return {
        "f1": _f1(precision, recall),
        "precision": precision,
        "recall": recall,
        "ari": adjusted_rand(truths, said),
        "ari_planted": adjusted_rand(planted, said),
        "edits_0.2": _rate(campaign, found, lambda true: true["edits"] == 0.2),
        "disguised": _rate(campaign, found, lambda true: bool(true["disguise"])),
        "shuffled": _rate(campaign, found, lambda true: true["shuffled"]),
        "reposters": _rate(truths, flagged, lambda true: true["kind"] == REPOSTER),
        "two_accounts": _rate(truths, flagged, lambda true: true["kind"] == TWO_ACCOUNTS),
        "sharers": _rate(truths, flagged, lambda true: true["kind"] == SHARER),
        "unrelated": _rate(truths, flagged, lambda true: true["kind"] == UNRELATED),
    }


def _together(truths: Sequence[Truth], said: Mapping[str, Line]) -> set[str]:
    """Ads of a campaign that are in the template where most of its ads are."""
    of_group: dict[str, list[str]] = {}
    for true in truths:
        if true["kind"] == CAMPAIGN:
            of_group.setdefault(true["group"], []).append(true["id"])
    found: set[str] = set()
    for keys in of_group.values():
        templates = Counter(said[key]["template"] for key in keys)
        most, many = templates.most_common(1)[0]
        if many > 1:
            found |= {key for key in keys if said[key]["template"] == most}
    return found


def adjusted_rand(truths: Sequence[Truth], said: Mapping[str, Line]) -> float | None:
    """Hubert and Arabie 1985: 1.0 for the same groups, 0.0 for what chance would give."""
    if len(truths) < 2:
        return None
    both: Counter[tuple[str, object]] = Counter()
    for true in truths:
        both[(true["group"] or true["id"], said[true["id"]]["template"])] += 1
    of_truth: Counter[str] = Counter()
    of_said: Counter[object] = Counter()
    for (group, template), many in both.items():
        of_truth[group] += many
        of_said[template] += many
    pairs, a, b = (sum(comb(n, 2) for n in c.values()) for c in (both, of_truth, of_said))
    by_chance = a * b / comb(len(truths), 2)
    most = (a + b) / 2
    return 1.0 if most == by_chance else (pairs - by_chance) / (most - by_chance)


def _rate(
    truths: Sequence[Truth], flagged: set[str], wanted: Callable[[Truth], bool]
) -> float | None:
    chosen = [true["id"] for true in truths if wanted(true)]
    return _share(sum(key in flagged for key in chosen), len(chosen))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _f1(precision: float | None, recall: float | None) -> float:
    if not precision or not recall:
        return 0.0
    return 2 * precision * recall / (precision + recall)
