"""A text without who somebody is: what checks read that count letters, words or distances. Pure.

Ethnicity, nationality, religion, gender and the stated age of an adult count for nothing here. A
check that measures how long something is would count them all the same: "Polish" is shorter than
"Bangladeshi". Where they are one and the same word, it cannot.
"""

from lamppost.screening.blind.blinding import Blind, blind
from lamppost.screening.blind.vocabulary import SOMEBODY, blind_phrase

__all__ = ["SOMEBODY", "Blind", "blind", "blind_phrase"]
