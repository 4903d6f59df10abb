"""A price far from what others ask for such things there.

Far below, it can be the lure of somebody who has nothing to hand over; most often it is a bargain,
a part payment or a broken thing, so the ad goes up and is looked at. Far above, it is mostly a
slip of the finger, and the poster is asked. A price that says "make me an offer" is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from math import log

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lamppost.core.money import Money
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.submission import Facts, Kind, PriceSpread, Submission
from lamppost.screening.verdict import Finding, Verdict

# In robust standard deviations of the logarithm. Of 10,000 honest rents in four cities 30 lie
# below the first and 10 above the second: python -m benchmarks.screening.prices
LOW, HIGH = 3.0, 4.0
# Where everybody asks the same, a tenth less is no news.
LEAST_SCALE = 0.2
# So far below nobody believes it: a first instalment, a slip, or a word for "ask me".
UNBELIEVABLE = 25.0
SURE = 0.1  # of those who ask so little most are honest
_SEQUENCE = "123456789"


def _find(read: Read) -> Iterator[Finding]:
    submission, spread = read.submission, read.facts.prices
    if spread is None or not submission.price_cents:
        return
    price = Money(submission.price_cents, submission.currency)
    if stands_for_an_offer(price):
        return
    apart = log(price.cents / spread.median_cents)
    far = apart / max(spread.scale, LEAST_SCALE)
    if far > HIGH or apart < -log(UNBELIEVABLE):
        yield _is_it_right(price, spread)
    elif far < -LOW:
        yield _lure(price, spread)


def stands_for_an_offer(price: Money) -> bool:
    """Whether it is one of those that people type where a price is asked and they have none."""
    digits = f"{price.amount:f}".removesuffix(".00")
    if not digits.isdigit():
        return False
    is_all_one = len(digits) >= 3 and set(digits) == {"1"}
    is_long_and_same = len(digits) >= 5 and len(set(digits)) == 1
    is_counting = len(digits) >= 3 and _SEQUENCE.startswith(digits)
    return int(digits) <= 1 or is_all_one or is_long_and_same or is_counting


def _is_it_right(price: Money, spread: PriceSpread) -> Finding:
    return Finding(
        check="prices",
        words=_said(price, spread),
        sentence=_("Is the price right? Others ask about %(usual)s for such things.")
        % {"usual": _shown(_rounded(spread.median_cents, price.currency))},
        asks=Verdict.PUBLISH,
        sure=SURE,
    )


def _lure(price: Money, spread: PriceSpread) -> Finding:
    return Finding(
        check="prices",
        words=_said(price, spread),
        asks=Verdict.WATCH,
        sure=SURE,
        clears="The text says why it costs so little, or somebody has seen the thing.",
    )


def _said(price: Money, spread: PriceSpread) -> str:
    usual = _shown(_rounded(spread.median_cents, price.currency))
    return f"{_shown(price)}; {spread.count} others {spread.where} ask about {usual}"


def _rounded(cents: float, currency: str) -> Money:
    """To two digits: a median is no more exact than that."""
    unit = 10 ** max(0, len(str(int(cents))) - 2)
    return Money(round(cents / unit) * unit, currency)


def _shown(price: Money) -> str:
    return price.show(get_language() or "en")


CHECK = Check("prices", 1, _find)

_NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
_RENTS = PriceSpread(median_cents=270_000, scale=0.43, count=312, where="around here")
_BICYCLES = PriceSpread(median_cents=18_000, scale=0.9, count=80, where="on this board")
_SAME = PriceSpread(median_cents=2_000, scale=0.0, count=40, where="on this board")


def _ad(cents: int | None, spread: PriceSpread | None) -> tuple[Submission, Facts]:
    ad = Submission(Kind.AD, title="To let", text="Two rooms.", price_cents=cents, currency="USD")
    return ad, Facts(now=_NOW, prices=spread)


EXAMPLES_HIT = (
    _ad(60_000, _RENTS),
    _ad(45_000, _RENTS),
    _ad(2_700_000, _RENTS),  # a rent of 27,000: a zero too many
    _ad(2_000_000, _BICYCLES),
    _ad(1_000, _SAME),
    _ad(2_000, _RENTS),  # 20 dollars: the poster is asked
)
EXAMPLES_MISS = (
    _ad(190_000, _RENTS),
    _ad(100_000, _RENTS),  # cheap, as some are
    _ad(100, _RENTS),  # "make me an offer"
    _ad(123_400, _BICYCLES),
    _ad(11_100, PriceSpread(900_000, 0.4, 50, "on this board")),
    _ad(0, _RENTS),
    _ad(None, _RENTS),
    _ad(2_500, _BICYCLES),
    _ad(1_600, _SAME),
    _ad(60_000, None),
    "To let: two rooms for $5.",
)
