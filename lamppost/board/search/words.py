"""The words of a search, and the tokens by which an ad is found. Pure but for one setting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings

from lamppost.board.search.scripts import is_run, pairs, takes_particles
from lamppost.board.search.stems import LONGEST_TOKEN, stems
from lamppost.board.search.typed_words import Piece, pieces
from lamppost.core.text import fold

_T = TypeVar("_T")

MOST_WORDS = 12  # of each kind; a longer search finds by its first ones
SHORTEST_BEGINNING = 2  # one letter and a star would be half of all words


@dataclass(frozen=True, slots=True)
class Term:
    """An ad has it if it holds one of the tokens, or any token that begins with the prefix."""

    any_of: frozenset[str] = frozenset()
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a search says in words.

    An ad fits if it has every term and none of `never`, and if its folded words with a blank at
    both ends hold every phrase and none of the `never_phrases`, letter for letter. The words
    of a phrase are among the terms.
    """

    terms: tuple[Term, ...] = ()
    never: tuple[Term, ...] = ()
    phrases: tuple[str, ...] = ()
    never_phrases: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.never or self.phrases or self.never_phrases)


def tokens_of(folded: str) -> frozenset[str]:
    """The tokens of a folded text: the stems of its words, the pairs of runs without blanks."""
    languages = settings.SEARCH_LANGUAGES
    tokens: set[str] = set()
    for word in folded.split():
        tokens |= {*pairs(word), word[-1]} if is_run(word) else stems(word, languages)
    return frozenset(tokens)


def read_words(typed: str) -> Words:
    """What was meant by what was typed: words, "a phrase", -without, begin*. Never raises."""
    read = pieces(typed)
    wanted = [piece for piece in read if not piece.is_minus]
    unwanted = [(piece, _terms(piece)) for piece in read if piece.is_minus]
    return Words(
        terms=_first(term for piece in wanted for term in _terms(piece)),
        never=_first(terms[0] for piece, terms in unwanted if _is_one_word(piece, terms)),
        phrases=_first(_verbatim(piece.text) for piece in wanted if piece.is_phrase),
        never_phrases=_first(
            _verbatim(piece.text) for piece, terms in unwanted if not _is_one_word(piece, terms)
        ),
    )


def _is_one_word(piece: Piece, terms: list[Term]) -> bool:
    """-t-shirt is for ads of shirts and of tea: only both words in a row are meant."""
    return len(terms) == 1 and not piece.is_phrase


def _terms(piece: Piece) -> list[Term]:
    languages = settings.SEARCH_LANGUAGES
    words = fold(piece.text).split()
    terms = [term for word in words for term in _terms_of(word, languages)]
    last = words[-1] if words else ""
    if piece.is_beginning and not is_run(last) and len(last) >= SHORTEST_BEGINNING:
        terms[-1] = Term(terms[-1].any_of, prefix=last[:LONGEST_TOKEN])
    return terms


def _terms_of(word: str, languages: tuple[str, ...]) -> list[Term]:
    if is_run(word):
        together = pairs(word)
        return [Term(frozenset([pair])) for pair in together] or [Term(prefix=word)]
    begins = word[:LONGEST_TOKEN] if takes_particles(word) else ""
    return [Term(stems(word, languages), prefix=begins)]


def _verbatim(text: str) -> str:
    """The phrase between blanks; without one where a run may go on, since no word ends there."""
    folded = fold(text)
    before = "" if is_run(folded[0]) else " "
    after = "" if is_run(folded[-1]) else " "
    return f"{before}{folded}{after}"


def _first(found: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(found))[:MOST_WORDS]
