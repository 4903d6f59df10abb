"""Letters that look like others, as people write who do not want to be found by a program."""

from __future__ import annotations

import random

CYRILLIC = dict(zip("aceiopxyABCEHKMOPTX", "асеіорхуАВСЕНКМОРТХ", strict=True))
GREEK = dict(zip("oviαABEHIKMNOPTXYZ", "ονιαΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
LEET = dict(zip("aeiostbg", "43105789", strict=True)) | {"a": "@", "s": "$"}
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
DISGUISES = ("cyrillic", "greek", "full-width", "zero-width", "leet", "all")
TABLES = {"cyrillic": CYRILLIC, "greek": GREEK, "full-width": FULL_WIDTH, "leet": LEET}


def disguise(text: str, kind: str, share: float, chance: random.Random) -> str:
    """Changes this share of the letters that can be changed."""
    return "".join(
        _letter(letter, kind, chance) if chance.random() < share else letter for letter in text
    )


def _letter(letter: str, kind: str, chance: random.Random) -> str:
    if kind == "all":
        kind = chance.choice(DISGUISES[:-1])
    if kind == "zero-width":
        return letter + chance.choice(ZERO_WIDTH) if letter.isalpha() else letter
    return TABLES[kind].get(letter, letter)
