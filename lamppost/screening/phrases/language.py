"""Whether a text can be in a language, told by its small words. Pure.

"Gift" is poison in German and a present in English: a list of German words must not be looked for
in an English text. The smallest words are enough for that; which language a text is in they do
not say, and nobody is asked.
"""

from __future__ import annotations

from lamppost.screening.phrases.finding import places_of
from lamppost.screening.phrases.pattern import level

# As they are found in a folded text without accents; none longer than four letters, as words are
# known by their beginnings.
_SMALL = {
    "de": "und der die das ist ein mit ich wir sie von auf den dem fur nach auch sich oder bei",
    "en": "the and is of to in for it you with this that are my we at be on or was",
    "es": "el los las una que es en por con para del se lo mi muy no su al como pero",
    "fr": "le les des une est et pour dans avec sur vous je nous pas ce du au qui plus mon",
    "it": "il gli che di una per con non sono del alla dei nel piu ma da mi si anch come",
    "nl": "de het een van en ik is op met voor niet dat te zijn aan er ook bij maar of",
    "pl": "i w na z do nie sie jest to od za po dla jak ale przy oraz lub czy",
    "pt": "o os as uma que em com para por nao do da dos se mas mais ao meu sua esta",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
# Another language has to show by this many different small words more: names and slogans are
# full of foreign ones.
CLEARLY = 2


def can_be(plain: str, language: str) -> bool:
    """False only if another language shows clearly. "" and unknown languages: True."""
    if language not in _WORDS:
        return True
    there = places_of(level(plain)).keys()
    counts = {name: len(words & there) for name, words in _WORDS.items()}
    return max(counts.values()) < counts[language] + CLEARLY
