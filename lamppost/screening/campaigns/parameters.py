"""Every number that campaigns are found by, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameters:
    """A change of any number is a new version, and templates are rebuilt."""

    version: int = 3

    # Candidates. An ad that shares two fifths of its words with a template shares some nine of its
    # 24 rarest known ones; bands of three minima find those that differ in less. Half as many
    # again found nothing more and took a sixth more time. Each key is a row in a table.
    anchors: int = 24
    bands: int = 8
    rows: int = 3
    # Templates read of one key: those that took it last. A hot key says little, and a burst of
    # ads is near in time.
    bucket: int = 16
    rare: int = 6  # templates that have it: then a key says twice as much
    # Templates that are compared word by word: the hand's own is nearly always among the first
    # two, and each costs some 10 microseconds. With four, campaigns of short texts went to pieces.
    compared: int = 6
    # A template of which an ad has less (of the shorter one's words) is not looked at further: two
    # fifths of them are the same even with slots and edits at their most.
    likely: float = 0.3
    # Of its words that say something, so many must be the template's: two ads that have nothing to
    # do with each other share a tenth of them, of one template a third at the least. What stands
    # in more than `common` of the templates (and in more than `few`) says nothing.
    told: float = 0.13
    common: float = 0.05
    moved: float = 0.24  # of them, for sentences to be looked at in another order
    # Nothing better is looked for where this share of an ad's bits is spared.
    sure: float = 0.5

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
