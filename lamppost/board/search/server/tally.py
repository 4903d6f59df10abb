"""What changes in the numbers beside the ads: the counters of cells, and the vocabulary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from lamppost.board.categories import categories
from lamppost.places.cell_numbers import parent_number

COUNTED = range(1, 9)  # the resolutions of the cells that are counted
EVERYWHERE = 0
# Instead of a category, so that a map of many does not add up thousands of rows: all of them, and
# those below a top one, led by a sign that comes behind all that slugs are made of.
ALL, BEHIND_SLUGS = "", "~"


def below(top: str) -> str:
    """What stands for a top category in the counters."""
    return f"{BEHIND_SLUGS}{top}"


@dataclass
class Tally:
    """Changes that are not written yet. They are sums, so any order of writing will do."""

    counters: Counter[tuple[int, str]] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    def count(self, cell: int, category: str, by: int) -> None:
        around = [EVERYWHERE, *(parent_number(cell, fineness) for fineness in COUNTED)]
        tops = categories().slugs_around(category)[1:]
        names = (ALL, category, *map(below, tops))
        self.counters.update({(each, name): by for each in around for name in names})

    def add(self, other: Tally) -> None:
        self.counters.update(other.counters)
        self.words.update(other.words)

    def write(self, cursor: Any, schema: str) -> None:  # noqa: ANN401
        """Leaves the tally empty."""
        moved = sorted((*key, by) for key, by in self.counters.items() if by)
        if moved:
            _write_counters(cursor, schema, moved)
        if self.words:
            words, numbers = zip(*sorted(self.words.items()), strict=True)
            cursor.execute(
                f"INSERT INTO {schema}.vocabulary AS v "  # noqa: S608
                "SELECT * FROM unnest(%s::text[], %s::int[]) "
                "ON CONFLICT (word) DO UPDATE SET n = v.n + excluded.n",
                [list(words), list(numbers)],
            )
        self.counters.clear()
        self.words.clear()


def _write_counters(cursor: Any, schema: str, moved: list[tuple[int, str, int]]) -> None:  # noqa: ANN401
    cells, categories, numbers = map(list, zip(*moved, strict=True))
    cursor.execute(
        f"INSERT INTO {schema}.counter AS c "  # noqa: S608
        "SELECT * FROM unnest(%s::bigint[], %s::text[], %s::int[]) "
        "ON CONFLICT (cell, category) DO UPDATE SET n = c.n + excluded.n",
        [cells, categories, numbers],
    )
    if any(by < 0 for _cell, _category, by in moved):
        cursor.execute(
            f"DELETE FROM {schema}.counter c "  # noqa: S608
            "USING unnest(%s::bigint[], %s::text[]) AS gone (cell, category) "
            "WHERE c.cell = gone.cell AND c.category = gone.category AND c.n = 0",
            [cells, categories],
        )
