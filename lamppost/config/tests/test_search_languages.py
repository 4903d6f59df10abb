"""Which languages a board finds words in."""

import pytest
from Stemmer import Stemmer

from lamppost.config import search_languages as languages
from lamppost.config.env import WrongSetting
from lamppost.config.search_languages import search_languages


@pytest.mark.parametrize(
    ("given", "board", "found"),
    [
        ("", "en", ("en",)),
        ("", "pt-br", ("pt",)),
        ("", "nb", ("no",)),
        ("", "ja", ()),
        ("en es en", "en", ("en", "es")),
        ("EN_us de-AT", "fr", ("en", "de")),
        ("none", "en", ()),
    ],
)
def test_languages_are_those_named_or_the_boards_own(
    given: str, board: str, found: tuple[str, ...]
) -> None:
    assert search_languages(given.split(), board) == found


@pytest.mark.parametrize("given", ["xx", "en klingon", "none en"])
def test_unknown_language_is_answered_with_a_sentence(given: str) -> None:
    with pytest.raises(WrongSetting, match=r"^LAMPPOST_SEARCH_LANGUAGES names '.+'\. Choose from"):
        search_languages(given.split(), "en")


@pytest.mark.parametrize("code", languages.KNOWN)
def test_every_known_language_has_a_stemmer(code: str) -> None:
    assert Stemmer(code).stemWord("kettles")
