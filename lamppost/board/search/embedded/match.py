"""What is wanted as an expression of FTS5: https://www.sqlite.org/fts5.html#full_text_query_syntax"""

from __future__ import annotations

from collections.abc import Iterable

from lamppost.board.search import tokens
from lamppost.board.search.wanted import Wanted
from lamppost.board.search.words import Term
from lamppost.places.cell_numbers import resolution_of

# A price range of more steps (an octave and a half) rules out too little to be worth looking up.
_MOST_STEPS = 6
_MOST_QUESTIONS = 100  # some 10 µs each; the tokens of a top category answer all at once


def needs_match(wanted: Wanted) -> bool:
    """Whether the tokens are the way in; else a b-tree of rows is."""
    if wanted.groups or wanted.never or wanted.steps is not None:
        return True
    if wanted.cells is not None:
        return bool(wanted.cells) and not _asks_few_cells(wanted)
    if wanted.place_id is not None or wanted.persona_id is not None:
        return False
    return len(wanted.categories) > 1 or bool(narrow_steps(wanted))


def _asks_few_cells(wanted: Wanted) -> bool:
    """Whether the cells are those that rows are ordered by, and few enough to ask one by one."""
    cells = wanted.cells or ()
    is_fine = bool(cells) and resolution_of(cells[0]) == tokens.FINE
    return is_fine and len(cells) * max(1, len(wanted.categories)) <= _MOST_QUESTIONS


def match_of(wanted: Wanted) -> str:
    """Every ad that fits meets it; what else meets it, the row tests drop."""
    parts = [_any(map(_term, group.any_of), group.prefix) for group in wanted.groups]
    parts += _places(wanted)
    if wanted.place_id is not None:
        parts.append(_term(tokens.of_place(wanted.place_id)))
    if wanted.persona_id is not None:
        parts.append(_term(tokens.of_persona(wanted.persona_id)))
    steps = wanted.steps if wanted.steps is not None else narrow_steps(wanted)
    if steps:
        parts.append(_any(map(_term, steps)))
    if not parts:
        parts.append(_term(tokens.EVERY))
    expression = " AND ".join(parts)
    for groups in wanted.never:
        expression = f"({expression}) NOT ({' AND '.join(map(_group, groups))})"
    return expression


def narrow_steps(wanted: Wanted) -> tuple[str, ...]:
    """The price steps of a range worth looking up; () if it is wide or none, or if cells have
    left so few ads that comparing their prices is cheaper."""
    if not wanted.is_priced or wanted.cells is not None:
        return ()
    steps = tokens.prices_between(wanted.least_cents, wanted.most_cents)
    return steps if 0 < len(steps) <= _MOST_STEPS else ()


def _places(wanted: Wanted) -> list[str]:
    if wanted.cells is None:
        return [_term(tokens.of_category(wanted.category))] if wanted.category else []
    if wanted.category:
        of_cells = [tokens.of_category_cell(wanted.category, cell) for cell in wanted.cells]
    else:
        of_cells = [tokens.of_cell(cell) for cell in wanted.cells]
    return [_any(map(_term, of_cells))]


def _group(group: Term) -> str:
    return _any(map(_term, group.any_of), group.prefix)


def _any(terms: Iterable[str], prefix: str = "") -> str:
    every = [*terms, *([f"{_term(prefix)} *"] if prefix else [])]
    return every[0] if len(every) == 1 else f"({' OR '.join(every)})"


def _term(token: str) -> str:
    # Tokens hold no quotation mark: folding leaves letters and digits, ours add "_", "@", "-".
    return f'"{token}"'
