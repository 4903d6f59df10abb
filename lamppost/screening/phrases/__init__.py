"""Phrases that a table lists in plain words, and where they stand in a text. Pure.

A table says what to look for without regular expressions, so that whoever speaks the language
can mend it:

    gift card               these words, however they are joined ("gift-card")
    (moneygram|pay pal)     either
    send*                   any ending: send, sends, sending
    (the|my)?               may be there or not
    …                       anything of up to 48 letters within one sentence
    #                       a number

Accents do not count, on either side: people leave them out on telephones.
"""

from lamppost.screening.phrases.denial import denies, is_denied
from lamppost.screening.phrases.finding import Hit, Phrases, read_phrases

__all__ = ["Hit", "Phrases", "denies", "is_denied", "read_phrases"]
