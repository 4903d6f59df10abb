from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from lamppost.screening.lists import current_words
from lamppost.screening.lists.words import MOST_WORDS, make_words
from lamppost.screening.phrases.language import can_be
from lamppost.screening.submission import Wordlist


def made(tmp_path: Path, name: str, content: str) -> tuple[tuple[Wordlist, ...], list[str]]:
    file = tmp_path / name
    file.write_text(content, "utf-8")
    words = make_words([file])
    return words.lists, [str(mistake) for mistake in words.mistakes]


@pytest.mark.parametrize(
    ("name", "asks", "language"),
    [
        ("words-hold.txt", "hold", ""),
        ("words-watch-tickets.txt", "watch", ""),
        ("words-refuse-fireworks.de.txt", "refuse", "de"),
        ("words-hold.es.txt", "hold", "es"),
    ],
)
def test_the_name_of_a_list_says_what_it_does(
    tmp_path: Path, name: str, asks: str, language: str
) -> None:
    (wordlist,), mistakes = made(
        tmp_path, name, "Fireworks  # since May\n\n# all of them\nfire work*\n"
    )
    assert (wordlist.asks, wordlist.language) == (asks, language)
    assert wordlist.words == ("fireworks", "fire work*")
    assert mistakes == []


@pytest.mark.parametrize("name", ["words.txt", "words-fireworks.txt", "words-hold.german.txt"])
def test_a_list_whose_name_says_nothing_is_told_and_does_nothing(tmp_path: Path, name: str) -> None:
    lists, (mistake,) = made(tmp_path, name, "fireworks\n")
    assert lists == ()
    assert name in mistake


@pytest.mark.parametrize("line", ["a*", "*", "(fire|water)works", "x" * 81, "…"])
def test_a_wrong_line_is_told_with_its_number_and_the_others_count(
    tmp_path: Path, line: str
) -> None:
    (wordlist,), (mistake,) = made(tmp_path, "words-hold.txt", f"fireworks\n{line}\nderby\n")
    assert "line 2" in mistake
    assert wordlist.words == ("fireworks", "derby")


def test_a_list_that_is_too_long_is_told(tmp_path: Path) -> None:
    content = "\n".join(f"word{number}" for number in range(MOST_WORDS + 1))
    (wordlist,), (mistake,) = made(tmp_path, "words-hold.txt", content)
    assert len(wordlist.words) == MOST_WORDS
    assert str(MOST_WORDS) in mistake


def test_lists_are_in_force_as_soon_as_they_are_saved(tmp_path: Path, settings: Settings) -> None:
    settings.SCREENING_FOLDER = tmp_path
    assert current_words().lists == ()
    (tmp_path / "words-hold.txt").write_text("derby\n")
    assert current_words().lists[0].words == ("derby",)


@pytest.mark.parametrize(
    ("text", "language", "can"),
    [
        ("a gift for you and the whole family", "de", False),
        ("a gift for you and the whole family", "en", True),
        ("das gift ist nicht fur die katze", "de", True),
        ("gift", "de", True),
        ("una casa con jardin y el perro no es para la venta", "fr", False),
        ("some text in a language that has no list", "xx", True),
    ],
)
def test_a_language_is_ruled_out_only_if_another_one_shows(
    text: str, language: str, can: bool
) -> None:
    assert can_be(text, language) is can
