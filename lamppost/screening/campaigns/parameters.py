"""Every number that campaigns are found by, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameters:
    """A change of any number is a new version, and templates are rebuilt."""

    version: int = 1

    # Candidates. Sixteen rare words and twelve bands of three find, together, an ad that shares
    # two fifths of its words with a template's founder; each key is a row in a table.
    anchors: int = 24
    bands: int = 12
    rows: int = 3
    # Templates read of one key: those that took it last. A hot key says little, and a burst of
    # ads is near in time.
    bucket: int = 48
    # Templates that are compared word by word: the hand's own is nearly always among the first
    # three, and each costs some 10 microseconds.
    compared: int = 10

    # Boilerplate: a word after another is free if many templates have the two together. `few`
    # templates are no boilerplate yet (one hand can look like several before it is recognised).
    few: int = 8
    doubt: int = 16
    # A new board starts as if it had this many templates, none with any word: otherwise the words
    # of its first two ads would seem to be everybody's.
    unseen: int = 200

    # Telling an ad by a template must spare this share of the bits of the shorter of the two...
    share: float = 0.22
    # ... and this many bits beyond what choosing among all templates costs.
    bits: float = 24.0


PARAMETERS = Parameters()
