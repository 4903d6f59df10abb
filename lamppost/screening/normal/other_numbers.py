"""Numbers that could be a phone's by their digits, and are something else by what is around."""

from __future__ import annotations

import re

_BEFORE_OTHER = re.compile(
    r"(?:[$€£¥₽₴₹]|\b(?:isbn(?:-1[03])?|vin|imei|serial|s/n|sku|item|order|tracking|model|part|pn|"
    r"ref|upc|art(?:ikel|icle)?|artikelnummer|ean|iban|account|usd|eur|gbp|siret|kvk|nif|lot|mls)"
    r"(?:[ .](?:no|nr|number|id))?)[ :#.]{0,4}$"
)
_AFTER_OTHER = re.compile(
    r" ?(?:[$€£¥₽₴₹]|(?:usd|eur|euros?|dollars?|gbp|chf|pesos|miles?|mi|km|kms|sq|sqft|m2|kg|lbs?|"
    r"hours|hrs|views|btu|rpm|mah|kwh|bytes)\b)"
)
_PART = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROUND = re.compile(r"[ .,]000[ .,]000$")  # millions of something
_ISBN = re.compile(r"97[89][\d -]{10,14}")


def is_other(text: str, start: int, end: int) -> bool:
    """Whether it is an amount, a measure, a list of years, a book's or a thing's number."""
    written = text[start:end]
    return bool(
        _BEFORE_OTHER.search(text[max(0, start - 20) : start])
        or _AFTER_OTHER.match(text, end)
        or _ISBN.fullmatch(written)
        or _ROUND.search(written)
        or sum(bool(_YEAR.fullmatch(part)) for part in _PART.findall(written)) >= 2
    )
