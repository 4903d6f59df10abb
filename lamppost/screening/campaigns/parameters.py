"""Every number that campaigns are found by, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameters:
    """A change of any number is a new version, and templates are rebuilt."""

    version: int = 1

    # Candidates. Sixteen rare words and twelve bands of three find, together, an ad that shares
    # two fifths of its words with a template's founder; each key is a row in a table.
    anchors: int = 32
    bands: int = 12
    rows: int = 3
    # Templates read of one key: those that took it last. A hot key says little, and a burst of
    # ads is near in time.
    bucket: int = 32
    # Templates that are compared word by word: the hand's own is nearly always among the first
    # three, and each costs some 10 microseconds.
    compared: int = 8
    likely: float = 0.3

    # Boilerplate: a word after another is free if many templates have the two together. `few`
    # templates are no boilerplate yet (one hand can look like several before it is recognised).
    few: int = 24
    doubt: int = 16
    # A new board starts as if it had this many templates, none with any word: otherwise the words
    # of its first two ads would seem to be everybody's.
    unseen: int = 20000

    # Telling an ad by a template must spare so many bits beyond what choosing the template costs.
    bits: float = 8.0
    # A short text must have much in common (share of its bits), nearly all along (spread). In a
    # long one chance cannot do as much, so less is enough, if it runs all through.
    share: float = 0.26
    spread: float = 0.7
    least_share: float = 0.12
    long_spread: float = 0.75
    long_bits: float = 130.0
    # Four ads have shown which words are the template's; whoever has most of them is one of it.
    ripe: int = 4
    kept: float = 0.6


PARAMETERS = Parameters()
