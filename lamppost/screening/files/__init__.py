"""Files of ads or letters from anywhere, read as rows: nothing here touches a database."""

from lamppost.screening.files.problems import BadRow, NotReadable
from lamppost.screening.files.rows import Row, read_rows

__all__ = ["BadRow", "NotReadable", "Row", "read_rows"]
