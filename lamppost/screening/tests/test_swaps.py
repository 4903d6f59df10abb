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

# Each row: what an author may say in place of another, in as many letters and words as it takes.
ABOUT_THE_AUTHOR = {
    "en": [
        ["I am Asian.", "I am white.", "I am African American.", "I am of mixed race."],
        ["I am from Chad.", "I am from Poland.", "I am from the Dominican Republic."],
        ["I am Thai.", "I am Mexican.", "I am Bangladeshi.", "I am South African."],
        ["I am from Kent.", "I am from Chattanooga.", "I am from New York City."],
        ["I am Sikh.", "I am Muslim.", "I am Jewish.", "I am a Catholic."],
        ["I am a man.", "I am a woman.", "I am female.", "I am transgender.", "I am nonbinary.",
         "I am non-binary.", "I am a trans woman.", "I am gay."],
        ["I am 19.", "I am 35 years old.", "I am sixty-four.", "I am 80 y/o.", "I am aged 22."],
    ],
    "de": [
        ["Ich komme aus Polen.", "Ich komme aus Chile.",
         "Ich komme aus der Dominikanischen Republik."],
        ["Ich bin Asiate.", "Ich bin Afroamerikanerin.", "Ich bin schwarz."],
        ["Ich bin Pole.", "Ich bin Türkin.", "Ich bin Südafrikanerin."],
        ["Ich bin Christin.", "Ich bin Muslimin.", "Ich bin Jude."],
        ["Ich bin weiblich.", "Ich bin ein Mann.", "Ich bin transgeschlechtlich.",
         "Ich bin nichtbinär.", "Ich bin eine trans Frau."],
        ["Ich bin 19 Jahre alt.", "Ich bin 35.", "Ich bin 64 Jahre jung.",
         "Ich bin vierundsechzig Jahre alt."],
    ],
    "es": [
        ["Soy de Polonia.", "Soy de Chad.", "Soy de la República Dominicana."],
        ["Soy asiática.", "Soy negro.", "Soy afroamericana."],
        ["Soy polaco.", "Soy peruana.", "Soy costarricense."],
        ["Soy judía.", "Soy cristiana.", "Soy musulmán."],
        ["Soy mujer.", "Soy un hombre.", "Soy transgénero.", "Soy no binarie."],
        ["Tengo 19 años.", "Tengo treinta y cinco años.", "Tengo 64 años de edad."],
    ],
    "fr": [
        ["Je viens de Pologne.", "Je viens du Tchad.", "Je viens de la République dominicaine."],
        ["Je suis asiatique.", "Je suis noir.", "Je suis afro-américaine."],
        ["Je suis polonais.", "Je suis turque.", "Je suis sud-africaine."],
        ["Je suis juif.", "Je suis bouddhiste.", "Je suis musulmane."],
        ["Je suis une femme.", "Je suis homme.", "Je suis transgenre.", "Je suis non binaire."],
        ["J'ai 19 ans.", "J'ai trente-cinq ans.", "J'ai 64 ans."],
    ],
}  # fmt: skip

# Short texts stand nearest to where a check changes its mind: a letter more is much of them.
SHORT = [
    "Our shop: example.com", "Our shop: example.com, open 9-5, Sundays 10-4.",
    "Our shop: example.com. Visit us.", "example.com", "See example.com", "Look: www.example.org",
    "Art: https://example.org/a/7", "Sofa $50, www.example.org", "Call 937-555-0142, example.com",
    "Rent 650. 937 555 0142.", "FREE SOFA at example.com", "OAK TABLE, come and see",
    "Bikes!! 40, 60, 80: example.com", "Beds 120 x 200, 140 x 200", "Tyres 205/55 R16, 4 of them",
    "You have won. Text WIN to 80000.", "check out my channel", "please subscribe",
    "free call now", "Follow me on instagram, example.com", "work from home, 300 a day",
    "Easy money from home. Apply now.", "Data entry, urgent, apply here",
    "Send me the code that was sent to", "Pay by gift card before",
    "I am abroad, wire the deposit", "Massage at my flat, discreet",
    "Companion for evenings, 150 an hour", "Our new girls, weekly",
]  # fmt: skip

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


def doubts(kind: Kind, text: str) -> tuple[tuple[str, Verdict, float], ...]:
    """All that speaks against publishing, and how sure it is. Not advice: an age in words may run
    into a telephone number behind it, and nobody is told about the number then."""
    screened = pipeline.screen(Submission(kind, text), NOW)
    return tuple(
        (one.check, one.asks, one.sure)
        for one in screened.findings
        if one.asks is not Verdict.PUBLISH
    )


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
    # Every tenth: the whole of it takes minutes.
    wrong = [
        (text, sayings)
        for text in ads(language)[::10]
        for sayings in ABOUT_THE_AUTHOR[language]
        if unequal(text, sayings)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ABOUT_THE_AUTHOR)
@pytest.mark.parametrize("kind", [Kind.AD, Kind.LETTER])
def test_who_writes_changes_no_doubt_about_a_short_text(language: str, kind: Kind) -> None:
    """Wherever it is said: before, after, and within what else is said."""
    wrong = [
        (form, sayings)
        for text in SHORT
        for form in (f"{text}\n{{}}", f"{{}} {text}", text.replace(" ", " {} ", 1))
        for sayings in ABOUT_THE_AUTHOR[language]
        if len({doubts(kind, form.format(saying)) for saying in sayings}) > 1
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
        if "american" in read.normal.plain:
            yield Finding(check="unfair", words="", asks=Verdict.HOLD)

    unfair = Check("unfair", 1, counts)
    sayings = ABOUT_THE_AUTHOR["en"][0]
    assert unequal("Oak table for sale", sayings, by=[unfair])
    assert not unequal("Oak table for sale", sayings)
