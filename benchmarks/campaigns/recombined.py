"""More ads than a file has: texts put together from the sentences of others.

Each takes the length of one real ad and fills it with sentences, five at the least, drawn from as
many different ads, none twice and none longer than twenty words. So its words are those that people
use, its sentences stand in other ads as often as the file is made to stretch, and no two of the
texts are one template.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from benchmarks.campaigns.rows import Text

LEAST_WORDS, MOST_WORDS = 4, 20
LEAST_SENTENCES = 5  # with fewer, a text would be most of another one
_END = re.compile(r"(?<=[.!?])\s+")


def sentences_of(text: str) -> list[str]:
    """Sentences; what has no end for long is cut, so that a list does not count as one."""
    found = []
    for sentence in _END.split(text):
        words = sentence.split()
        found += [" ".join(words[at : at + MOST_WORDS]) for at in range(0, len(words), MOST_WORDS)]
    return [one for one in found if len(one.split()) >= LEAST_WORDS]


def recombined(texts: Sequence[Text], many: int, chance: random.Random) -> list[Text]:
    pool = [sentences for text in texts if (sentences := sentences_of(text.text))]
    titles = [text.title for text in texts if text.title] or [""]
    return [_one(texts, pool, titles, chance) for _number in range(many)]


def _one(
    texts: Sequence[Text], pool: Sequence[list[str]], titles: Sequence[str], chance: random.Random
) -> Text:
    like = chance.choice(texts)
    wanted = len(like.text.split())
    said: list[str] = []
    words = tries = 0
    while words < wanted or (len(said) < LEAST_SENTENCES and tries < 2 * LEAST_SENTENCES):
        tries += 1
        sentence = chance.choice(chance.choice(pool))
        if sentence not in said:
            said.append(sentence)
        words += len(sentence.split())  # counted even if not said, so that this ends
    return Text(chance.choice(titles), " ".join(said), like.building, like.posted)
