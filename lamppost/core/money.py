"""Amounts of money: whole minor units and a currency, read from and written for people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from babel.numbers import format_currency, get_currency_precision, get_currency_symbol

MOST_MINOR_UNITS = 10**12  # far above any price, far below what a database integer holds
_KEPT = re.compile(r"[^\d.,]")


@dataclass(frozen=True)
class Money:
    """An amount in minor units (cents for USD, yen for JPY)."""

    cents: int
    currency: str

    @property
    def amount(self) -> Decimal:
        """In major units: Decimal("12.50") for 1,250 cents."""
        digits = get_currency_precision(self.currency)
        return Decimal(self.cents).scaleb(-digits)

    def show(self, locale: str = "en") -> str:
        """As people write it: "$1,250", with cents only where there are some."""
        return _shown(self.cents, self.currency, locale)

    def _show(self, locale: str) -> str:
        digits = get_currency_precision(self.currency)
        is_whole = self.cents % 10**digits == 0
        return format_currency(
            self.amount.quantize(Decimal(1)) if is_whole else self.amount,
            self.currency,
            locale=locale.replace("-", "_"),
            currency_digits=not is_whole,
            format="¤#,##0" if is_whole and locale.startswith("en") else None,
        )


@lru_cache(maxsize=2_000)
def _shown(cents: int, currency: str, locale: str) -> str:
    # Most prices are round ones, and writing one takes as long as finding an ad.
    return Money(cents, currency)._show(locale)


class NotMoney(ValueError):
    """A text that is no amount of money."""


def read_money(text: str, currency: str) -> Money:
    """What somebody typed: "1,250", "$1.250,50", "1250 USD", "12.5". Raises NotMoney.

    A last point or comma with as many digits behind it as the currency has decimals, or
    fewer, parts the minor units; every other one groups thousands. Three digits behind a
    comma are always thousands: "1,000" is a thousand in every currency.
    """
    bare = text.replace(get_currency_symbol(currency, "en"), "").replace(currency, "").strip()
    if not bare or re.search(r"[^\d.,'’\s]", bare):
        raise NotMoney(text)
    digits = get_currency_precision(currency)
    kept = _KEPT.sub("", bare)
    whole, mark, part = _split_minor(kept, digits)
    number = f"{re.sub(r'[.,]', '', whole) or '0'}.{part or '0'}"
    try:
        cents = int(Decimal(number).scaleb(digits).to_integral_value())
    except InvalidOperation as error:
        raise NotMoney(text) from error
    if not kept.strip(".,") or cents > MOST_MINOR_UNITS or (mark and not part and not whole):
        raise NotMoney(text)
    return Money(cents, currency)


def _split_minor(kept: str, digits: int) -> tuple[str, str, str]:
    cut = max(kept.rfind("."), kept.rfind(","))
    behind = len(kept) - cut - 1
    is_thousands = behind > digits or (behind == 3 and kept[cut] == ",")
    if cut == -1 or behind == 0 or is_thousands:
        return kept, "", ""
    return kept[:cut], kept[cut], kept[cut + 1 :]
