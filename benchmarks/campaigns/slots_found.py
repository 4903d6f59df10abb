"""Whether the slots that were planted are shown as slots, and no fixed words with them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.campaigns.rows import CAMPAIGN

_BETWEEN = re.compile(r"\W+")
Truth = Mapping[str, Any]


def slots_found(truths: Sequence[Truth], templates: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """slots: share of the planted slots whose values stand in slots in most of the ads.
    slots_pure: share of the words in slots that are of a slot, or of no template at all.

    templates: as `lamppost campaigns try --templates` writes them. Only slots with more than one
    value among the ads count, and campaigns of which some template was made.
    """
    true_of = {true["id"]: true for true in truths if true["kind"] == CAMPAIGN}
    planted = found = shown = pure = 0
    for values in _of_campaigns(true_of, templates):
        for slot in sorted({slot for key in values for slot in true_of[key]["slots"]}):
            has = {key: true_of[key]["slots"].get(slot, "") for key in values}
            has = {key: value for key, value in has.items() if _words(value)}
            if len({value.casefold() for value in has.values()}) > 1:
                planted += 1
                right = sum(_holds(values[key], value) for key, value in has.items())
                found += right * 2 > len(has)
        for key, words in values.items():
            true = true_of[key]
            changing = Counter(_words(" ".join([*true["slots"].values(), *true["noise"]])))
            shown += len(words)
            pure += (Counter(words) & changing).total()
    return {
        "slots": found / planted if planted else None,
        "slots_pure": pure / shown if shown else None,
    }


def _of_campaigns(
    true_of: Mapping[str, Truth], templates: Iterable[Mapping[str, Any]]
) -> Iterable[dict[str, list[str]]]:
    """For each campaign the words in slots of each ad, from the template with most of its ads."""
    best: dict[str, dict[str, list[str]]] = {}
    for template in templates:
        ads: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for member in template["ads"]:
            if member in true_of:
                ads[true_of[member]["group"]][member] = []
        for part in template["parts"]:
            for ad, text in part.get("slot", {}).items():
                if (true := true_of.get(ad)) is not None:
                    ads[true["group"]][ad] += _words(text)
        for group, values in ads.items():
            if len(values) > max(1, len(best.get(group, ()))):
                best[group] = values
    return best.values()


def _holds(words: Sequence[str], value: str) -> bool:
    """Most words of a value; engines may part words elsewhere, so what is run together counts."""
    wanted, run = _words(value), "".join(words)
    return 2 * sum(one in words or (len(one) > 2 and one in run) for one in wanted) > len(wanted)


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text.casefold()) if word]
