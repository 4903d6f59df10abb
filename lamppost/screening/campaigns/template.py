"""A template: the words that its ads have in common, in order, with how many have each."""

from __future__ import annotations

import json
from dataclasses import dataclass

FORM = 1  # of the JSON; another one is rebuilt from its ads


@dataclass(frozen=True, slots=True)
class Template:
    """columns: one character a word (`folding.Words`). support: ads that have each column.

    size: ads it was grown from. A founder alone has support 1 throughout, kept as ().
    """

    columns: str
    support: tuple[int, ...] = ()
    size: int = 1

    def to_json(self) -> str:
        return json.dumps(
            {"form": FORM, "columns": self.columns, "support": self.support, "size": self.size},
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> Template:
        """Raises ValueError for another form."""
        kept = json.loads(text)
        if kept["form"] != FORM:
            raise ValueError(f"template of form {kept['form']}, not {FORM}")
        return cls(kept["columns"], tuple(kept["support"]), kept["size"])
