"""The words of the check, as the files beside it have them."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from lamppost.screening.wording import Lexicon
from lamppost.screening.wording.folding import fold

WORDS = Path(__file__).parent / "words"


@cache
def lexicon() -> Lexicon:
    """Of all languages at once: people mix them, and more so to hide. Contexts are "en goods"."""
    groups: dict[str, list[str]] = defaultdict(list)
    near: list[str] = []
    ordinary: list[str] = []
    for language, read in files().items():
        for name, phrases in read["signals"].items():
            groups[name] += phrases
        for name, phrases in read["contexts"].items():
            groups[f"{language} {name}"] += phrases
        near += read.get("near", {}).get("words", ())
        ordinary += read.get("near", {}).get("ordinary", ())
    pictograms = tomllib.loads((WORDS / "pictograms.toml").read_text("utf-8"))
    return Lexicon(groups, near=near, ordinary=ordinary, pictograms=pictograms)


@cache
def small_words() -> dict[str, list[str]]:
    """The languages of each."""
    found: dict[str, list[str]] = defaultdict(list)
    for language, read in files().items():
        for word in read["language"]["words"]:
            found[fold(word)].append(language)
    return found


@cache
def files() -> dict[str, dict[str, Any]]:
    return {
        file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(WORDS.glob("??.toml"))
    }
