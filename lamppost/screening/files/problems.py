"""What can be wrong with a file that is to be judged."""

from __future__ import annotations

from lamppost.core.errors import Refused


class NotReadable(Refused):
    """A file of which nothing can be read."""

    code = "file_not_readable"


class BadRow(Refused):
    """One row that cannot be read. The others go on."""

    code = "file_row"
