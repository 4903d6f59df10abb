"""What can be wrong with a file of ads."""

from __future__ import annotations

from lamppost.core.errors import Refused


class RowProblem(Refused):
    """One row that cannot be taken as it is. The others go on."""

    code = "import_row"


class UnreadableFile(Refused):
    """A file of which nothing can be read: nothing was imported."""

    code = "import_file"
