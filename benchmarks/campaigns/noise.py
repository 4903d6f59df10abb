"""What changes from one copy of a template to the next beside its slots."""

from __future__ import annotations

import random
from collections.abc import Sequence

from benchmarks.campaigns.rows import NOISE, Word

LETTERS = "abcdefghijklmnopqrstuvwxyz"
CHUNK = (6, 14)  # words that are moved together where a text has no sentences
LEAST_SENTENCES = 3


def edited(
    words: Sequence[Word], rate: float, others: Sequence[str], chance: random.Random
) -> list[Word]:
    """Each word is changed with this chance: another word, none, one more, swapped, mistyped."""
    left = list(words)
    out: list[Word] = []
    at = 0
    while at < len(left):
        word, slot = left[at]
        at += 1
        if chance.random() >= rate:
            out.append((word, slot))
            continue
        kind = chance.choice(("substitute", "delete", "insert", "swap", "typo"))
        if kind == "substitute":
            out.append((chance.choice(others), NOISE))
        elif kind == "insert":
            out += [(word, slot), (chance.choice(others), NOISE)]
        elif kind == "swap" and at < len(left):
            out.append(left[at])
            left[at] = (word, slot)
            # The other half of the swap has had its change.
            out.append(left[at])
            at += 1
        elif kind == "typo":
            out.append((mistyped(word, chance), slot))
    return out or list(words[:1])


def mistyped(word: str, chance: random.Random) -> str:
    """A letter left out, doubled, exchanged with the next, or another one."""
    at = chance.randrange(len(word))
    kind = chance.randrange(4)
    if kind == 0 and len(word) > 1:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[: at + 1] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    return word[:at] + chance.choice(LETTERS) + word[at + 1 :]


def shuffled(words: Sequence[Word], chance: random.Random) -> list[Word]:
    """The sentences in another order; of a text without sentences, its pieces."""
    pieces = _sentences(words)
    if len(pieces) < LEAST_SENTENCES:
        pieces = _chunks(words, chance)
    chance.shuffle(pieces)
    return [word for piece in pieces for word in piece]


def _sentences(words: Sequence[Word]) -> list[list[Word]]:
    pieces: list[list[Word]] = [[]]
    for word in words:
        pieces[-1].append(word)
        if word[0].endswith((".", "!", "?", ":", ";")):
            pieces.append([])
    return [piece for piece in pieces if piece]


def _chunks(words: Sequence[Word], chance: random.Random) -> list[list[Word]]:
    pieces, at = [], 0
    while at < len(words):
        length = chance.randint(*CHUNK)
        pieces.append(list(words[at : at + length]))
        at += length
    return pieces
