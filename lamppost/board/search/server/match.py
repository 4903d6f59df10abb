"""What is wanted as a tsquery, with "#" for the number of the window that is asked.

https://www.postgresql.org/docs/15/datatype-textsearch.html#DATATYPE-TSQUERY
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lamppost.board.search import tokens
from lamppost.board.search.words import Term

WINDOW = "#"  # folded words hold none, and neither do tokens of ours


def query_of(terms: Iterable[Term], never: Iterable[Sequence[Term]]) -> str:
    """The text of the tsquery; "" if no token is asked for or ruled out."""
    parts = [*map(_group, terms)]
    parts += [f"!({' & '.join(map(_group, groups))})" for groups in never]
    return " & ".join(parts)


def every() -> str:
    """What all ads meet: GIN cannot begin with what an ad must not have."""
    return _token(tokens.EVERY)


def lexeme(token: str, window: int | str) -> str:
    """A token as it stands in a tsvector or a tsquery, in the quotes of their texts."""
    said = f"{window}.{token}".replace("\\", "\\\\").replace("'", "''")
    return f"'{said}'"


def _group(term: Term) -> str:
    some = sorted(map(_token, term.any_of))
    if term.prefix:
        some.append(f"{_token(term.prefix)}:*")
    return some[0] if len(some) == 1 else f"({' | '.join(some)})"


def _token(token: str) -> str:
    return lexeme(token, WINDOW)
