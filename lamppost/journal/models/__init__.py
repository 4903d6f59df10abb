"""The record: lines, their chain, decisions with their reasons, and the terms they rest on."""

from lamppost.journal.models.decisions import Decision
from lamppost.journal.models.lines import Head, Line, Link, Unlinked
from lamppost.journal.models.terms import Terms

__all__ = ["Decision", "Head", "Line", "Link", "Terms", "Unlinked"]
