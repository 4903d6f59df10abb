"""Plain lists that whoever runs a board keeps in a folder, in force as soon as they are saved."""

from lamppost.screening.lists.current import Lists, current
from lamppost.screening.lists.kept import Kept
from lamppost.screening.lists.lines import LineError, ListFileError, read_lines
from lamppost.screening.lists.words import Words, current_words

__all__ = [
    "Kept",
    "LineError",
    "ListFileError",
    "Lists",
    "Words",
    "current",
    "current_words",
    "read_lines",
]
