"""Which words of an ad it is looked up by.

The rarest words of an ad are what its slots hold, which no other ad has; the commonest are in
every ad. Both sides take the rarest words that have been seen before: then an ad and the template
it was made from agree on most of what they share.
"""

from __future__ import annotations

import numpy as np

from lamppost.screening.campaigns.background import Background, Row
from lamppost.screening.campaigns.parameters import Parameters


def asked(words: Row, background: Background, given: Parameters) -> list[int]:
    """Words to look for: what nobody has cannot be found, and is not asked for."""
    unique = np.unique(words)
    known = background.known(unique)
    order = np.argsort(known, kind="stable")
    first = int(np.searchsorted(known[order], 1))
    found: list[int] = unique[order[first : first + given.anchors]].tolist()
    return found


def held(words: Row, background: Background, given: Parameters) -> list[int]:
    """Words to be found by: two thirds that are known, the others new."""
    unique = np.unique(words)
    known = background.known(unique)
    order = np.argsort(known, kind="stable")
    first = int(np.searchsorted(known[order], 1))
    new = unique[order[:first]][: max(given.anchors // 3, given.anchors - (len(order) - first))]
    old = unique[order[first : first + given.anchors - len(new)]]
    return [*old.tolist(), *new.tolist()]
