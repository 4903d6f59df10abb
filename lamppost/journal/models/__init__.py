"""The record: lines, their chain, and decisions with their reasons."""

from lamppost.journal.models.decisions import Decision
from lamppost.journal.models.lines import Head, Line, Link, Unlinked

__all__ = ["Decision", "Head", "Line", "Link", "Unlinked"]
