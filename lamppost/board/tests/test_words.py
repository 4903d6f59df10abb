"""What is understood of what people type into the search box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from lamppost.board.search.words import MOST_WORDS, Term, Words, read_words, tokens_of
from lamppost.core.text import fold

SIGNS = st.text(" -\"'“”„«»「」*a1éкй手机ทีかが가자_’s", max_size=40)


def finds(typed: str, ad: str) -> bool:
    """What an engine answers, for one ad."""
    wanted, words = read_words(typed), f" {fold(ad)} "
    tokens = tokens_of(words)
    return (
        all(has(tokens, term) for term in wanted.terms)
        and not any(has(tokens, term) for term in wanted.never)
        and all(phrase in words for phrase in wanted.phrases)
        and not any(phrase in words for phrase in wanted.never_phrases)
    )


def has(tokens: frozenset[str], term: Term) -> bool:
    if tokens & term.any_of:
        return True
    return bool(term.prefix) and any(token.startswith(term.prefix) for token in tokens)


@pytest.mark.parametrize(
    ("typed", "ad"),
    [
        ("kettle", "Two kettles, red"),
        ("KETTLES red", "a Red kettle"),
        ("cafetiere", "Cafetière"),
        ("cafetière", "CAFETIERES"),
        ("women's shoes", "Womens shoe"),
        ("womens shoes", "Shoes for women"),
        ("knife", "Six knives"),
        ("lens", "two lenses"),
        ('24" monitor', "Monitor, 24 inches"),
        ('"mountain bike"', "My mountain bike!"),
        ("“mountain bike”", "mountain-bike"),
        ("„mountain bike“ red", "A red mountain bike"),
        ("«mountain bike»", "mountain bike"),
        ('red "mountain bike', "Mountain bike, red"),
        ("bike-rack", "Bike rack"),
        ("bike -electric", "A bike"),
        ("-electric", "A bike"),
        ("−electric bike", "A bike"),
        ("bike - electric", "Electric bike"),
        ("batter*", "Batteries"),
        ("batteri*", "Batteries"),
        ("runni*", "Running shoes"),
        ("chargin*", "Charging station"),
        ("bike-ra*", "Racks for bikes"),
        ("-carri* car", "A car"),
        ("-t-shirt shirt", "A shirt for tea"),
        ("bike -“for parts”", "Bike, parts for it as well"),
        ("手机", "出售二手手机"),
        ("机", "二手手机"),
        ("手", "二手"),
        ("iphone 手机", "二手iPhone手机"),
        ("iphone手机", "手机 iPhone"),
        ('"二手手机"', "便宜二手手机壳"),
        ("自転車", "中古「自転車」"),
        ("「自転車」", "中古自転車です"),
        ("자전거", "자전거를 팝니다"),
        ("", "anything"),
    ],
)
def test_search_finds_the_ad(typed: str, ad: str) -> None:
    assert finds(typed, ad)


@pytest.mark.parametrize(
    ("typed", "ad"),
    [
        ("kettle", "Ketchup"),
        ("bat", "Batteries"),
        ('"bikes"', "Bike"),
        ('"mountain bike"', "A bike for the mountain"),
        ('"art"', "Cart"),
        ("bike -electric", "Electric bike"),
        ("bike -kettles", "Bike and kettle"),
        ("-women's", "For women"),
        ("-t-shirt shirt", "A t-shirt"),
        ("bike -“for parts”", "Bike for parts"),
        ("b*", "Bike"),
        ("carri*", "A car"),
        ("-chargin* station", "Charging station"),
        ("-bike-ra* bike", "Bike racks"),
        ("手表", "二手手机"),
        ("手机 -手机壳", "手机壳"),
        ('"手机 壳"', "手机壳"),
    ],
)
def test_search_leaves_the_ad_out(typed: str, ad: str) -> None:
    assert not finds(typed, ad)


def test_minus_leaves_ads_with_only_one_of_two_joined_words() -> None:
    assert read_words("-t-shirt") == Words(never_phrases=(" t shirt ",))


def test_only_the_first_words_of_a_long_search_are_asked_for() -> None:
    words = read_words(" ".join(f"w{number} -x{number}" for number in range(50)))
    assert len(words.terms) == len(words.never) == MOST_WORDS


def test_a_search_without_words_says_nothing() -> None:
    assert not read_words(' - * "" -"" “ !?')


def test_a_word_without_end_is_found_by_its_beginning() -> None:
    assert finds("x" * 300, "x" * 5_000)
    assert finds("x" * 300 + "*", "x" * 5_000)


def test_each_language_of_the_board_finds_its_own_forms(settings: Settings) -> None:
    settings.SEARCH_LANGUAGES = ("en", "es")
    assert finds("canción", "Canciones")
    assert finds("kettle", "kettles")
    settings.SEARCH_LANGUAGES = ()
    assert not finds("kettle", "kettles")
    assert finds("kettle", "Kettle!")


@given(st.text() | SIGNS)
def test_whatever_is_typed_is_read(typed: str) -> None:
    words = read_words(typed)
    assert len(words.terms) <= MOST_WORDS
    assert all(term.any_of or term.prefix for term in words.terms + words.never)
    assert all(phrase.strip() for phrase in words.phrases + words.never_phrases)


@given(st.text() | SIGNS)
def test_no_token_of_a_text_looks_like_one_of_the_systems(text: str) -> None:
    assert not any(token.startswith("_") or not token for token in tokens_of(fold(text)))


@given(st.lists(st.text(max_size=8) | SIGNS, max_size=6))
def test_tokens_of_a_text_are_those_of_its_words(texts: list[str]) -> None:
    apart = [tokens_of(fold(text)) for text in texts]
    assert tokens_of(fold(" ".join(texts))) == frozenset().union(*apart)


@given(st.text() | SIGNS, st.data())
def test_every_word_of_an_ad_finds_it(ad: str, data: st.DataObject) -> None:
    words = ad.replace("-", " ").split()
    word = data.draw(st.sampled_from(words)) if words else ""
    assert finds(word.strip('"“”„‟«»＂「」『』'), ad)


@given(st.text("abé 手机ที자", min_size=1, max_size=20), st.data())
def test_what_stands_in_an_ad_finds_it_in_quotes(ad: str, data: st.DataObject) -> None:
    words = fold(ad).split()
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    assert finds(f'"{" ".join(words[start:end])}"', ad)
