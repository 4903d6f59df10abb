"""The corpus, made of its hand-written lines, the same each time."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.screening.services_corpus.disguises import DISGUISES, HONEST

HERE = Path(__file__).parent
LANGUAGES = ("en", "de", "es", "fr")

# Of each language and part.
COMPOSED = 60

# A category that an ad has no business in, and a title to go with it.
ELSEWHERE = (
    ("furniture", "Oak wardrobe"),
    ("bicycles", "City bike"),
    ("electronics", "Phone, good condition"),
    ("jobs", "Part time"),
)


@dataclass(frozen=True)
class Example:
    """line: the hand-written line or pieces behind it; disguise: also "mixed", "elsewhere"."""

    text: str
    is_service: bool
    language: str
    disguise: str
    line: str
    title: str = ""
    category: str = ""


def made(part: str) -> Iterator[Example]:
    """part: the beginning of the names of its files, such as "judging"."""
    read = {
        language: tomllib.loads((HERE / f"{part}_{language}.toml").read_text("utf-8"))
        for language in LANGUAGES
    }
    for language, lines in read.items():
        random = Random(f"{part} {language}")
        services = [*lines["service"], *_composed(lines, random)]
        yield from _disguised(services, language, random, is_service=True)
        yield from _disguised(lines["honest"], language, random, is_service=False)
        others = [read[other] for other in LANGUAGES if other != language]
        yield from _mixed(lines, others, language, random)
        yield from _elsewhere(services, language, random)


def _composed(lines: dict[str, Any], random: Random) -> list[str]:
    """Three or four pieces, of which some say more than others."""
    found = []
    for _ in range(COMPOSED):
        pieces = [random.choice(lines["opening"]), *random.sample(lines["detail"], 2)]
        pieces.append(random.choice(lines["closing"]))
        found.append(random.choice((", ", ". ", " - ", "\n")).join(pieces))
    return found


def _disguised(
    lines: list[str], language: str, random: Random, *, is_service: bool
) -> Iterator[Example]:
    kinds = tuple(DISGUISES) if is_service else HONEST
    for at, line in enumerate(lines):
        # Every line as it is, and in two disguises in turn.
        for kind in ("plain", *(kinds[1 + (2 * at + i) % (len(kinds) - 1)] for i in range(2))):
            text = DISGUISES[kind](_filled(line, random), random)
            yield Example(text, is_service, language, kind, line)


def _mixed(
    lines: dict[str, Any], others: list[dict[str, Any]], language: str, random: Random
) -> Iterator[Example]:
    """One line and another in a second language, both of the same kind."""
    for key, is_service in (("service", True), ("honest", False)):
        for line in lines[key]:
            other = random.choice(random.choice(others)[key])
            text = _filled(f"{line}. {other}", random)
            yield Example(text, is_service, language, "mixed", line)


def _elsewhere(lines: list[str], language: str, random: Random) -> Iterator[Example]:
    for line in lines[::3]:
        category, title = random.choice(ELSEWHERE)
        text = _filled(line, random)
        yield Example(text, True, language, "elsewhere", line, title, category)


def _filled(line: str, random: Random) -> str:
    while "{n}" in line:
        line = line.replace("{n}", str(random.choice((25, 40, 60, 80, 120, 150, 200, 300))), 1)
    return line
