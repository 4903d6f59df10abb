"""How people write so that a program does not read it, each as one function. Seeded."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_WORD = re.compile(r"[^\W\d_]+")
_LOOK_ALIKE = str.maketrans("aceiopxyABEHKMOPTX", "асеіорхуАВЕНКМОРТХ")
_LEET = str.maketrans("aeiost", "43105t")
_INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad"
_PICTOGRAMS = {
    r"roses|rosas|rosen": "🌹",
    r"massages?|masajes?|massagen": "💆",
    r"hotels?|hôtels?|hoteles": "🏨",
    r"tonight|ce soir|heute abend|esta noche": "🌙",
    r"hour|hora|stunde|heure": "⏰",
    r"kisses|besos|küsschen|bisous": "💋",
}
_PRETTY = "✨💖🍒🌸👑🔥😊⭐"


def plain(text: str, random: Random) -> str:
    return text


def look_alikes(text: str, random: Random) -> str:
    """Cyrillic letters within two of three words."""
    return _each(text, 3, 2 / 3, random, lambda word: word.translate(_LOOK_ALIKE))


def leet(text: str, random: Random) -> str:
    """One or two digits within two of three longer words."""

    def digits(word: str) -> str:
        places = [i for i, letter in enumerate(word) if letter in "aeios"]
        chosen = random.sample(places, min(len(places), random.choice((1, 2))))
        return "".join(c.translate(_LEET) if i in chosen else c for i, c in enumerate(word))

    return _each(text, 5, 2 / 3, random, digits)


def spread(text: str, random: Random) -> str:
    """The letters of half of the longer words apart, by one kind of mark."""
    mark = random.choice((" ", ".", "-", "_", " . "))
    return _each(text, 6, 1 / 2, random, lambda word: mark.join(word))


def invisible(text: str, random: Random) -> str:
    def split(word: str) -> str:
        at = random.randrange(1, len(word))
        return word[:at] + random.choice(_INVISIBLE) + word[at:]

    return _each(text, 4, 3 / 4, random, split)


def pictograms(text: str, random: Random) -> str:
    """In place of words where there is one, and strewn about."""
    for words, sign in _PICTOGRAMS.items():
        text = re.sub(rf"\b(?:{words})\b", sign, text, flags=re.IGNORECASE)
    return f"{random.choice(_PRETTY)} {text} {random.choice(_PRETTY)}{random.choice(_PRETTY)}"


def misspelt(text: str, random: Random) -> str:
    """One slip in a third of the longer words."""

    def slip(word: str) -> str:
        at = random.randrange(1, len(word) - 1)
        return random.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )

    return _each(text, 6, 1 / 3, random, slip)


def shouted(text: str, random: Random) -> str:
    """In capitals, with stars, and letters drawn out."""
    return "*** " + _each(text.upper(), 6, 1 / 3, random, lambda w: w[:2] + w[2] * 3 + w[3:])


DISGUISES: dict[str, Callable[[str, Random], str]] = {
    "plain": plain,
    "look-alikes": look_alikes,
    "leet": leet,
    "spread": spread,
    "invisible": invisible,
    "pictograms": pictograms,
    "misspelt": misspelt,
    "shouted": shouted,
}

# What honest people do as well.
HONEST = ("plain", "pictograms", "misspelt", "shouted")


def _each(
    text: str, shortest: int, share: float, random: Random, change: Callable[[str], str]
) -> str:
    def maybe(found: re.Match[str]) -> str:
        word = found[0]
        return change(word) if len(word) >= shortest and random.random() < share else word

    return _WORD.sub(maybe, text)
