"""One text as it reads to a person, whatever was done to hide it from a program. Pure."""

from lamppost.screening.normal.folding import fold
from lamppost.screening.normal.reading import normalise
from lamppost.screening.normal.values import Link, Mail, Normal, Phone, Price, Reading, Spot, Trick

__all__ = [
    "Link",
    "Mail",
    "Normal",
    "Phone",
    "Price",
    "Reading",
    "Spot",
    "Trick",
    "fold",
    "normalise",
]
