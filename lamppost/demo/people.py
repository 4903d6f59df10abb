"""The people of the demo: names that somebody might choose, and no surnames."""

from __future__ import annotations

NAMES: tuple[str, ...] = (
    "Marta", "Amir", "Odell", "June", "Priya", "Big Lou", "Hana", "Tomás", "Wren", "Ezekiel",
    "Noor", "Gus", "Thuy", "Delphine", "Omar", "Birdie", "Kwame", "Ingrid", "Sol", "Lupe",
    "Fergus", "Aiko", "Tamika", "Jürgen", "Nettie", "Farid", "Mabel", "Cosmo", "Yara", "Otis",
    "Zoë", "Ravi", "Clementine", "Dmitri", "Ruthie", "Mateo", "Adaeze", "Pickle", "Soo-jin",
    "Walt", "Leila", "the cellist", "Hope", "Abdi", "Old Red",
)  # fmt: skip
