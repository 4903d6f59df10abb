"""Finding phrases in a text however they are written: tokens, and a lexicon of phrases. Pure."""

from lamppost.screening.wording.lexicon import Hit, Lexicon
from lamppost.screening.wording.tokens import Row, tokens

__all__ = ["Hit", "Lexicon", "Row", "tokens"]
