"""An ad with its sentences put where the template has them.

Whoever makes many ads from one shuffles sentences; a common subsequence then sees one of them.
Trying all orders is out of the question, and not needed: each sentence knows where it belongs.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from lamppost.screening.campaigns.folding import BREAK

_OFTEN = 4  # a word that the template has at more places than that does not say where it is
_NEAR = 4  # words: as far as edits push a sentence's words apart


def reorder(row: str, columns: str) -> tuple[str, list[int], int]:
    """Returns it flat, for each word the place that it had, and how many sentences there are."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(columns):
        places[word].append(at)
    pieces, start, last = [], 0, -1
    for sentence in row.split(BREAK):
        if sentence:
            last = _place(sentence, places, last)
            pieces.append((last, start, sentence))
            start += len(sentence)
    pieces.sort(key=lambda piece: piece[:2])
    order = [at for _, begin, text in pieces for at in range(begin, begin + len(text))]
    return "".join(text for _, _, text in pieces), order, len(pieces)


def _place(sentence: str, places: defaultdict[str, list[int]], otherwise: int) -> int:
    """Where most of its words say that it begins; behind the one before it if they do not say."""
    votes: Counter[int] = Counter()
    for at, word in enumerate(sentence):
        found = places.get(word, ())
        if len(found) <= _OFTEN:
            for place in found:
                votes[(place - at) // _NEAR] += 2
                votes[(place - at) // _NEAR + 1] += 1
                votes[(place - at) // _NEAR - 1] += 1
    if not votes:
        return otherwise
    best, most = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))
    return best * _NEAR if most > 2 or len(sentence) < 3 else otherwise
