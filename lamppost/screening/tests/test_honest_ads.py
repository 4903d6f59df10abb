"""Honest short ads go up: a shop's link, a telephone number and a price are no reason to wait."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lamppost.screening import pipeline
from lamppost.screening.checks.scams import SUREST
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Finding, Verdict
from lamppost.screening.weigh import weigh

NOW = Facts(now=datetime(2026, 3, 1, tzinfo=UTC))
WHAT = (
    "Our shop", "Oak table, $120", "Free piano", "Bikes from 80 dollars, all sizes",
    "ROOM FOR RENT, 650 A MONTH", "Guitar lessons, first one free!!", "Moving help, 30 an hour",
    "Hand-made candles. Order 3, pay 2", "Garage sale Saturday 9-5, 12 Elm Street",
    "Honda Civic 2010, 180 000 miles, 4500", "Yoga for beginners, join us on Monday",
    "Kittens to a good home", "Firewood, $200 a cord, delivered", "We hire a cook, $18 an hour",
)  # fmt: skip
WHERE = (
    "example.com", "www.example.org/a/7", "https://shop.example.com/?id=7", "937-555-0142",
    "Call or text (937) 555-0142, example.com", "Photos: https://bit.ly/3abcd",
    "ann at example dot com", "www dot example dot com", "ann@example.org",
)  # fmt: skip


@pytest.mark.parametrize("title", ["", "Here in town"])
@pytest.mark.parametrize("what", WHAT)
def test_an_honest_ad_with_a_link_or_number_is_never_held(what: str, title: str) -> None:
    for where in WHERE:
        for text in (f"{what}: {where}", f"{what}. {where}, open 9-5, Sundays 10-4."):
            screened = pipeline.screen(Submission(Kind.AD, text, title=title), NOW)
            assert screened.verdict in {Verdict.PUBLISH, Verdict.WATCH}, (text, screened.findings)


def _doubt(check: str, sure: float) -> Finding:
    return Finding(check=check, words="", asks=Verdict.WATCH, sure=sure)


def test_what_reads_like_a_scam_waits_only_beside_a_strong_doubt() -> None:
    scam = _doubt("scam", SUREST)
    assert weigh([scam, _doubt("links", 0.15), _doubt("contact", 0.3)]) == Verdict.WATCH
    assert weigh([scam, _doubt("words", 0.5)]) == Verdict.WATCH
    assert weigh([scam, _doubt("payment", 0.75)]) == Verdict.HOLD
