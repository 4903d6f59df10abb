"""Who somebody is changes no verdict: words of it are swapped in ads of all kinds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lamppost.screening import checks, pipeline
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.tests.test_examples import MODULES
from lamppost.screening.verdict import Finding, Verdict

NOW = Facts(now=datetime(2026, 3, 1, tzinfo=UTC))
CORPUS = Path(__file__).parents[3] / "benchmarks" / "screening" / "services_corpus"

# Each row: what an author may say in place of another. All of a row are as long as each other:
# checks that count letters or words may do so, and who is meant must still not matter.
ABOUT_THE_AUTHOR = {
    "en": [
        ["I am Asian.", "I am Latin.", "I am white.", "I am black."],
        ["I am from Poland.", "I am from Brazil.", "I am from Turkey.", "I am from Norway."],
        ["I am Muslim.", "I am Jewish.", "I am Shinto."],
        ["I am female.", "I am a male."],
        ["I am 19.", "I am 22.", "I am 35.", "I am 64.", "I am 80."],
    ],
    "de": [
        ["Ich komme aus Polen.", "Ich komme aus Chile.", "Ich komme aus China."],
        ["Ich bin Asiate.", "Ich bin Latino."],
        ["Ich bin Christin.", "Ich bin Muslimin."],
        ["Ich bin weiblich.", "Ich bin männlich."],
        ["Ich bin 19 Jahre alt.", "Ich bin 35 Jahre alt.", "Ich bin 64 Jahre alt."],
    ],
    "es": [
        ["Soy de Polonia.", "Soy de Albania.", "Soy de Nigeria."],
        ["Soy asiática.", "Soy africana."],
        ["Soy cristiana.", "Soy musulmana."],
        ["Soy mujer.", "Soy varón."],
        ["Tengo 19 años.", "Tengo 35 años.", "Tengo 64 años."],
    ],
    "fr": [
        ["Je viens de Pologne.", "Je viens de Hongrie."],
        ["Je suis asiatique.", "Je suis africaine."],
        ["Je suis chrétienne.", "Je suis bouddhiste."],
        ["Je suis femme.", "Je suis homme."],
        ["J'ai 19 ans.", "J'ai 35 ans.", "J'ai 64 ans."],
    ],
}

# Pairs that are swapped where they stand.
PAIRS = {
    "en": [
        ("woman", "man"), ("women", "men"), ("lady", "gentleman"), ("ladies", "gentlemen"),
        ("girls", "boys"), ("girl", "boy"), ("girlfriend", "boyfriend"), ("she", "he"),
        ("aunt", "uncle"), ("grandmother", "grandfather"), ("masseuse", "masseur"),
        ("mother", "father"), ("mum", "dad"), ("French", "Polish"), ("Thai", "Greek"),
    ],
    "de": [
        ("frau", "mann"), ("dame", "herr"), ("freundin", "freund"), ("mutter", "vater"),
        ("oma", "opa"), ("tante", "onkel"), ("masseurin", "masseur"), ("witwe", "witwer"),
        ("begleiterin", "begleiter"), ("mitbewohnerin", "mitbewohner"), ("damen", "herren"),
    ],
    "es": [
        ("mujer", "hombre"), ("señora", "señor"), ("chica", "chico"), ("novia", "novio"),
        ("madre", "padre"), ("abuela", "abuelo"), ("tía", "tío"), ("viuda", "viudo"),
    ],
    "fr": [
        ("femme", "homme"), ("dame", "monsieur"), ("dames", "messieurs"), ("mère", "père"),
        ("copine", "copain"), ("tante", "oncle"), ("veuve", "veuf"),
        ("accompagnatrice", "accompagnateur"), ("masseuse", "masseur"),
    ],
}  # fmt: skip


def verdict(text: str, by: Sequence[Check] = ()) -> Verdict:
    return pipeline.screen(Submission(Kind.AD, text), NOW, by=by or checks.ALL).verdict


def ads(language: str) -> list[str]:
    """Ads for and against the policy, and the examples of every check."""
    lines = [
        line.replace("{n}", "80")
        for file in sorted(CORPUS.glob(f"*_{language}.toml"))
        for name, some in tomllib.loads(file.read_text("utf-8")).items()
        for line in some
        if name in {"service", "honest"}
    ]
    examples = [
        example
        for module in MODULES
        for example in (*module.EXAMPLES_HIT, *module.EXAMPLES_MISS)
        if isinstance(example, str)
    ]
    return lines + examples


def unequal(text: str, sayings: Sequence[str], by: Sequence[Check] = ()) -> bool:
    return len({verdict(f"{text}\n{saying}", by) for saying in sayings}) > 1


def swapped(text: str, language: str) -> Iterator[str]:
    """With one pair swapped at a time, both ways."""
    for one, other in PAIRS[language]:
        both = {one.casefold(): other, other.casefold(): one}
        words = re.compile(rf"\b({re.escape(one)}|{re.escape(other)})\b", re.IGNORECASE)
        changed = words.sub(lambda found, to=both: to[found[0].casefold()], text)  # type: ignore[misc]
        if changed != text:
            yield changed


@pytest.mark.parametrize("language", ABOUT_THE_AUTHOR)
def test_what_authors_say_of_who_they_are_changes_no_verdict(language: str) -> None:
    # Every fourth: the whole of it takes minutes.
    wrong = [
        (text, sayings)
        for text in ads(language)[::4]
        for sayings in ABOUT_THE_AUTHOR[language]
        if unequal(text, sayings)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", PAIRS)
def test_swapping_words_of_who_somebody_is_changes_no_verdict(language: str) -> None:
    pairs = [(text, changed) for text in ads(language) for changed in swapped(text, language)]
    assert len(pairs) > 5
    wrong = [(text, changed) for text, changed in pairs if verdict(text) != verdict(changed)]
    assert wrong == []


def test_a_check_that_counts_who_somebody_is_would_be_seen() -> None:
    def counts(read: Read) -> Iterator[Finding]:
        if "latin" in read.normal.plain:
            yield Finding(check="unfair", words="", asks=Verdict.HOLD)

    unfair = Check("unfair", 1, counts)
    sayings = ABOUT_THE_AUTHOR["en"][0]
    assert unequal("Oak table for sale", sayings, by=[unfair])
    assert not unequal("Oak table for sale", sayings)
