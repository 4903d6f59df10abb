"""One text as it reads to a person, whatever was done to hide it from a program. Pure."""

from lamppost.screening.normal.folding import fold
from lamppost.screening.normal.reading import normalise
from lamppost.screening.normal.values import Link, Normal, Phone, Price, Spot, Trick

__all__ = ["Link", "Normal", "Phone", "Price", "Spot", "Trick", "fold", "normalise"]
