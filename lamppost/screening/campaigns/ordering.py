"""An ad with its sentences put where the template has them.

Whoever makes many ads from one shuffles sentences; a common subsequence then sees one of them.
Trying all orders is out of the question, and not needed: each sentence knows where it belongs.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from lamppost.screening.campaigns.folding import BREAK

PIECE = 8  # words at most: where a text has no sentences, runs of words are moved
_OFTEN = 4  # a word that the template has at more places than that does not say where it is
_NEAR = 4  # words: as far as edits push a sentence's words apart
_LEAST = 3  # a vote and a near one: a single word can stand anywhere by chance


def reorder(row: str, columns: str) -> tuple[str, list[int], int]:
    """Returns it flat, for each word the place that it had, and how often it was cut to move."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(columns):
        places[word].append(at)
    placed, start, last = [], 0, -1
    for piece in _pieces(row):
        last = _place(piece, places, last)
        placed.append((last, start, piece))
        start += len(piece)
        last += len(piece)
    placed.sort(key=lambda each: each[:2])
    order = [at for _, begin, text in placed for at in range(begin, begin + len(text))]
    cuts = sum(after != before + 1 for before, after in pairwise(order))
    return "".join(text for _, _, text in placed), order, cuts


def _pieces(row: str) -> list[str]:
    """Sentences, the longer ones in equal parts."""
    found = []
    for sentence in row.split(BREAK):
        parts = -(-len(sentence) // PIECE)
        found += [
            sentence[part * len(sentence) // parts : (part + 1) * len(sentence) // parts]
            for part in range(parts)
        ]
    return found


def _place(piece: str, places: defaultdict[str, list[int]], otherwise: int) -> int:
    """Where most of its words say that it begins; behind the one before it if they do not say."""
    votes: dict[int, int] = {}
    for at, word in enumerate(piece):
        found = places.get(word)
        if found and len(found) <= _OFTEN:
            for place in found:
                near = (place - at) // _NEAR
                votes[near] = votes.get(near, 0) + 2
    if not votes:
        return otherwise
    best, most = otherwise // _NEAR, 0
    for near, own in votes.items():
        # Its neighbours count half; all else alike, it stands where it stood, or earlier.
        sum_ = own + (votes.get(near - 1, 0) + votes.get(near + 1, 0)) // 2
        if sum_ > most or (sum_ == most and near == otherwise // _NEAR):
            best, most = near, sum_
    return best * _NEAR if most >= _LEAST else otherwise
