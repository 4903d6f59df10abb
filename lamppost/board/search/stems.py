"""What the forms of one word have in common: "kettle" and "kettles" are both "kettl"."""

from __future__ import annotations

from functools import cache
from threading import Lock

from Stemmer import Stemmer

# Long enough for every word, short enough for the index: whoever pastes a page without blanks
# is found by its beginning.
LONGEST_TOKEN = 64

# The plurals that Snowball leaves alone and that people post: it knows endings, no dictionary.
_ENGLISH = {
    "buses": "bus",
    "calves": "calf",
    "children": "child",
    "childrens": "child",
    "feet": "foot",
    "geese": "goose",
    "halves": "half",
    "hooves": "hoof",
    "knives": "knife",
    "leaves": "leaf",
    "lenses": "lens",
    "loaves": "loaf",
    "men": "man",
    "mens": "man",
    "mice": "mouse",
    "scarves": "scarf",
    "shelves": "shelf",
    "teeth": "tooth",
    "thieves": "thief",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
    "womens": "woman",
}
_IRREGULAR = {"en": _ENGLISH}

# What a word that is typed as far as "chargin" may end in: its stem is shorter than that. Chosen
# over the 12,000 most frequent words of English, Spanish, German and French: of their beginnings
# these leave out 1 in 1,000, where without them it would be 1 in 10.
# fmt: off
_ENDINGS = (
    "ng", "ted", "g", "es", "n", "y", "d", "ed", "nt", "ent", "s", "le", "l", "us", "ty", "ul",
    "ss", "ess", "lity", "ity", "do", "os", "e", "on", "ion", "te", "o", "as", "nte", "ndo", "ia",
    "ente", "ento", "nto", "to", "va", "dad", "h", "ch", "ich", "t", "eit", "it", "en", "ll", "r",
    "nde", "de", "ions", "ons", "ue", "x", "tion", "ation", "ur", "ez", "ment", "ns", "z", "ce",
)
# fmt: on

_one_at_a_time = Lock()  # a stemmer writes into its own memory: no two threads in one


def stems(word: str, languages: tuple[str, ...]) -> frozenset[str]:
    """The stems of a folded word, one for each language that sees it another way.

    Accents are gone by then, in ads and in searches alike, so that both meet at the same stem.
    """
    return _stems(word[:LONGEST_TOKEN], languages)


def _stems(word: str, languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_stem(word, language) for language in languages) or frozenset([word])


def shorter_stems(beginning: str, languages: tuple[str, ...]) -> frozenset[str]:
    """Stems of words that may begin so, though they do not: "run" for "runni".

    Some belong to no word that begins so: "carri" has "car", for there might be "carring".
    """
    words = (beginning + ending for ending in _ENDINGS)
    found = frozenset(stem for word in words for stem in _stems(word, languages))
    own = stems(beginning, languages)
    return frozenset(stem for stem in found - own if not stem.startswith(beginning))


def _stem(word: str, language: str) -> str:
    regular = _IRREGULAR.get(language, {}).get(word, word)
    with _one_at_a_time:
        return _stemmer(language).stemWord(regular)[:LONGEST_TOKEN] or word


@cache
def _stemmer(language: str) -> Stemmer:
    return Stemmer(language, 0)  # 0: it need not remember, `tokens_of` does
