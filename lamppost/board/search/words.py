"""The words of a search, and the tokens by which an ad is found. Pure but for one setting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from django.conf import settings

from lamppost.board.search.scripts import is_run, pairs, takes_particles
from lamppost.board.search.stems import LONGEST_TOKEN, shorter_stems, stems
from lamppost.board.search.typed_words import Piece, pieces

_T = TypeVar("_T")

_MOST_KEPT = 50_000  # the frequent words of ads, of which a rebuild meets each a thousand times
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
    of a phrase are among the terms. A phrase without its last blank is the beginning of a word.
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
    words = set(folded.split())
    runs = set() if folded.isascii() else set(filter(is_run, words))
    found = [_kept_stems(word[:LONGEST_TOKEN], languages) for word in words - runs]
    return frozenset().union(*found, *([*pairs(run), run[-1]] for run in runs))


# Runs are left out: hardly one comes twice, and a long one would keep a page of pairs.
_kept_stems = lru_cache(maxsize=_MOST_KEPT)(stems)


def read_words(typed: str) -> Words:
    """What was meant by what was typed: words, "a phrase", -without, begin*. Never raises."""
    parts = [_unwanted(piece) if piece.is_minus else _wanted(piece) for piece in pieces(typed)]
    return Words(
        terms=_first(part.terms for part in parts),
        never=_first(part.never for part in parts),
        phrases=_first(part.phrases for part in parts),
        never_phrases=_first(part.never_phrases for part in parts),
    )


def _wanted(piece: Piece) -> Words:
    if _is_beginning(piece):
        return _beginning(piece)
    phrases = (_verbatim(piece.folded),) if piece.is_phrase else ()
    return Words(terms=_terms(piece.folded), phrases=phrases)


def _unwanted(piece: Piece) -> Words:
    if _is_beginning(piece):
        return Words(never_phrases=(f" {piece.folded}",))
    terms = _terms(piece.folded)
    # -t-shirt is for ads of shirts and of tea: only both words in a row are not wanted.
    if piece.is_phrase or len(terms) > 1:
        return Words(never_phrases=(_verbatim(piece.folded),))
    return Words(never=terms)


def _is_beginning(piece: Piece) -> bool:
    last = piece.folded.split()[-1]
    return piece.has_star and len(last) >= SHORTEST_BEGINNING and not is_run(last)


def _beginning(piece: Piece) -> Words:
    """Where a stem may be shorter than what was typed, the letters themselves decide as well."""
    languages = settings.SEARCH_LANGUAGES
    *before, last = piece.folded.split()
    begins = last[:LONGEST_TOKEN]
    shorter = shorter_stems(begins, languages)
    term = Term(stems(begins, languages) | shorter, prefix=begins)
    return Words(
        terms=(*_terms(" ".join(before)), term),
        phrases=(f" {last}",) if shorter else (),
    )


def _terms(folded: str) -> tuple[Term, ...]:
    languages = settings.SEARCH_LANGUAGES
    return tuple(term for word in folded.split() for term in _terms_of(word, languages))


def _terms_of(word: str, languages: tuple[str, ...]) -> list[Term]:
    if is_run(word):
        together = pairs(word)
        return [Term(frozenset([pair])) for pair in together] or [Term(prefix=word)]
    begins = word[:LONGEST_TOKEN] if takes_particles(word) else ""
    return [Term(stems(word, languages), prefix=begins)]


def _verbatim(folded: str) -> str:
    """The phrase between blanks; without one where a run may go on, since no word ends there."""
    before = "" if is_run(folded[0]) else " "
    after = "" if is_run(folded[-1]) else " "
    return f"{before}{folded}{after}"


def _first(found: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(found)))[:MOST_WORDS]
