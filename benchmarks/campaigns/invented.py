"""Texts that nobody wrote, from lists of words: for those who have no real ads at hand."""

from __future__ import annotations

import random
from functools import cache

import wordfreq

from benchmarks.campaigns.rows import Text

LANGUAGES = ("en", "de", "es", "fr", "ru", "el")
WORDS = 30_000
SENTENCE = (5, 16)
# Words in a text: lognormal, about 75 in the middle, as on a board for housing.
LENGTH_LOG, LENGTH_SPREAD, SHORTEST, LONGEST = 4.3, 0.6, 15, 350
SUBJECTS = 60  # what texts are about: each subject says its own words more often
OWN_WORDS, OWN_SHARE = 120, 0.35


def invented(many: int, seed: int, languages: tuple[str, ...] = ("en",)) -> list[Text]:
    chance = random.Random(f"{seed} invented")
    return [_text(chance, chance.choice(languages)) for _number in range(many)]


def sentence(chance: random.Random, language: str, words: int, subject: int = 0) -> str:
    common, shares = _vocabulary(language)
    own = _own(language, subject)
    said = [
        chance.choice(own)
        if chance.random() < OWN_SHARE
        else chance.choices(common, cum_weights=shares)[0]
        for _number in range(words)
    ]
    return f"{' '.join(said).capitalize()}."


def _text(chance: random.Random, language: str) -> Text:
    words = int(chance.lognormvariate(LENGTH_LOG, LENGTH_SPREAD))
    words = max(SHORTEST, min(LONGEST, words))
    subject = chance.randrange(SUBJECTS)
    sentences = []
    while words > 0:
        length = min(words, chance.randint(*SENTENCE))
        sentences.append(sentence(chance, language, length, subject))
        words -= length
    title = sentence(chance, language, chance.randint(3, 8), subject).rstrip(".")
    return Text(title, " ".join(sentences))


@cache
def _vocabulary(language: str) -> tuple[list[str], list[float]]:
    words = [w for w in wordfreq.top_n_list(language, WORDS * 2) if w.isalpha()][:WORDS]
    total, upto = 0.0, []
    for word in words:
        total += wordfreq.word_frequency(word, language)
        upto.append(total)
    return words, upto


@cache
def _own(language: str, subject: int) -> list[str]:
    words, _shares = _vocabulary(language)
    return random.Random(f"{language} {subject}").sample(words[200:20_000], OWN_WORDS)
