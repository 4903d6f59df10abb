"""Amounts of money in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel.numbers import get_currency_precision

from lamppost.screening.normal.values import Price, Reading

MOST_DIGITS = 10  # of an amount: a longer one is a number of something else
MOST = 200  # of one text

_SIGNS = {"€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW", "₺": "TRY"}
# Who writes $ or ¥ means the money of where the board is.
_DOLLARS = {"CA": "CAD", "AU": "AUD", "NZ": "NZD", "MX": "MXN", "SG": "SGD", "HK": "HKD"}
_WORDS = {
    "dollar": "$", "dollars": "$", "bucks": "$", "us$": "USD", "usd": "USD", "cad": "CAD",
    "aud": "AUD", "nzd": "NZD", "mxn": "MXN", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "quid": "GBP", "gbp": "GBP", "chf": "CHF", "zł": "PLN", "zl": "PLN", "pln": "PLN",
    "uah": "UAH", "грн": "UAH", "руб": "RUB", "rub": "RUB", "sek": "SEK", "nok": "NOK",
    "dkk": "DKK", "czk": "CZK", "kč": "CZK", "inr": "INR", "jpy": "JPY", "cny": "CNY",
}  # fmt: skip
# Before an amount without a currency: what is asked, in the languages that ads are written in.
_ASKED = (
    "asking|price|rent|deposit|precio|pido|alquiler|fianza|preis|vb|vhb|miete|kaution|prix|loyer|"
    "caution|prezzo|affitto|preço|aluguel|цена|ціна"
)
_AMOUNT = r"\d{1,3}(?:[.,' ]\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,10}(?:[.,]\d{1,2}(?!\d))?"
_SIGN = "[$€£¥₽₴₹₩₺]"
_MONEY = re.compile(
    rf"(?P<sign>(?:us|ca|au|nz)?{_SIGN}) ?(?P<first>{_AMOUNT})(?P<k1>k\b)?"
    rf"|(?<![\w.,/])(?P<second>{_AMOUNT})(?P<k2>k)? ?(?P<unit>{_SIGN}|(?:{'|'.join(_WORDS)})\b)"
    rf"|\b(?:{_ASKED})\b[ :=]{{0,3}}(?:is |of |von |de )?(?=\d\d|\d[.,k])"
    rf"(?P<third>{_AMOUNT})(?P<k3>k\b)?(?![\w%/])(?: ?(?P<unit3>{_SIGN}|(?:{'|'.join(_WORDS)})\b))?"
)
_DECIMALS = re.compile(r"[.,](\d{1,2})$")


def prices_in(reading: Reading, *, country: str) -> Iterator[Price]:
    """In order; the first two hundred of a text."""
    for number, found in enumerate(_MONEY.finditer(reading.text)):
        if number >= MOST:
            return
        said = found["first"] or found["second"] or found["third"]
        sign = found["sign"] or found["unit"] or found["unit3"] or ""
        times = 1000 if found["k1"] or found["k2"] or found["k3"] else 1
        currency = _currency(sign, country)
        cents = _cents(said, currency) * times
        if 0 < cents < 10**MOST_DIGITS * 100:
            spot = reading.spot(*found.span())
            yield Price(spot.start, spot.end, cents, currency)


def _cents(said: str, currency: str) -> int:
    """In minor units; two digits behind a point or comma are such units, three are thousands."""
    decimals = _DECIMALS.search(said)
    whole = said[: decimals.start()] if decimals else said
    units = int("".join(filter(str.isdecimal, whole)) or 0)
    precision = _precision(currency)
    part = decimals[1].ljust(2, "0") if decimals else "00"
    # int: mypy cannot know the sign of an exponent.
    return units * int(10**precision) + (int(part) if precision == 2 else 0)


@lru_cache(maxsize=64)
def _precision(currency: str) -> int:
    precision: int = get_currency_precision(currency) if currency else 2
    return precision


def _currency(sign: str, country: str) -> str:
    sign = _WORDS.get(sign, sign)
    if sign in {"$", "¥"}:
        return _dollars(country) if sign == "$" else ("CNY" if country == "CN" else "JPY")
    if sign.endswith("$"):
        return {"us$": "USD", "ca$": "CAD", "au$": "AUD", "nz$": "NZD"}[sign]
    return _SIGNS.get(sign, sign)


def _dollars(country: str) -> str:
    return _DOLLARS.get(country.upper(), "USD")
