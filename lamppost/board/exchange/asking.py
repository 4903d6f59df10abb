"""The price of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel.numbers import get_currency_precision, list_currencies
from django.conf import settings

from lamppost.board.categories import Category
from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.texts import Said, words
from lamppost.board.prices import PriceKind
from lamppost.core.money import MOST_MINOR_UNITS, NotMoney, read_money

# "780.000": a program's 780, or a person's 780 thousand? Nobody can tell.
_AMBIGUOUS = re.compile(r"\d+\.(\d{3,})")
_HOW = "Write it in digits, such as 1250 or 1250.50."


@dataclass(frozen=True)
class Asking:
    """What a row asks for the thing, as the columns of an ad."""

    cents: int | None = None
    kind: str = ""
    currency: str = ""


def asking(said: Said, category: Category) -> Asking:
    """Without a kind, a price is of the first kind that the category offers.

    A kind without a price says something only if it is free or negotiable. Raises RowProblem.
    """
    kind, currency, given = _kind(said), _currency(said), said.get("price")
    if kind == PriceKind.FREE:
        if given is not None and _cents(given, currency):
            raise RowProblem("The ad is free and has a price. Take one of the two out.")
        return Asking(0, kind, currency)
    if given is None:
        return Asking(kind=kind if kind == PriceKind.NEGOTIABLE else "")
    first = category.prices[0] if category.prices else PriceKind.FIXED
    return Asking(_cents(given, currency), kind or first, currency)


def _kind(said: Said) -> str:
    kind = words(said, "price_kind", most=20)
    if kind and kind not in list(PriceKind):
        known = ", ".join(PriceKind)
        raise RowProblem(f"“{kind}” is not a kind of price. There are: {known}.")
    return kind


def _currency(said: Said) -> str:
    currency = words(said, "currency", most=10).upper() or settings.CURRENCY
    if currency not in _currencies():
        raise RowProblem(f"“{currency}” is not a currency. Write its three letters, such as EUR.")
    return currency


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def _cents(given: object, currency: str) -> int:
    if isinstance(given, str):
        return _typed_cents(given, currency)
    digits = get_currency_precision(currency)
    if isinstance(given, Decimal):  # converted by a mapping
        amount = given.scaleb(digits).quantize(Decimal(1))
    elif isinstance(given, int | float) and not isinstance(given, bool):
        amount = Decimal(repr(given)).scaleb(digits)
    else:
        raise RowProblem(f"The price is not a number. {_HOW}")
    if not 0 <= amount <= MOST_MINOR_UNITS:
        raise RowProblem("The price is below 0 or higher than any price.")
    if amount != int(amount):
        raise RowProblem(f"The price has more than {digits} digits after the point.")
    return int(amount)


def _typed_cents(given: str, currency: str) -> int:
    ambiguous = _AMBIGUOUS.fullmatch(given.strip())
    if ambiguous and len(ambiguous[1]) > get_currency_precision(currency):
        raise RowProblem(f"The price “{given[:40]}” can be read in two ways. {_HOW}")
    try:
        return read_money(given, currency).cents
    except NotMoney as error:
        raise RowProblem(f"The price “{given[:40]}” is not an amount. {_HOW}") from error
