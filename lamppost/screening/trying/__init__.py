"""Screening any file of ads or letters, without the board: what would be said of each."""

from lamppost.screening.trying.files import Counts, try_file

__all__ = ["Counts", "try_file"]
