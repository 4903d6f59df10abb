"""An ad that reads as another one of the same person that is up: they are told, never stopped.

Two of a kind are no duplicate: two chairs of two colours, the same car with another mileage.
Whoever has several writes about each in nearly the same words, so a differing number, or title,
is enough to say that these are two things.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

from django.utils.translation import gettext as _
from rapidfuzz.distance import Indel

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.submission import Facts, Kind, OwnAd, Submission
from lamppost.screening.verdict import Finding, Verdict

# Parts of all words that stand in both, in the same order. What somebody changes on putting an
# ad up again is a phrase; with every tenth word another it is mostly another thing.
SAME_TEXT, SAME_TITLE = 0.9, 0.8
# In a text of fewer words one word makes another thing of it.
FEWEST_WORDS = 8
MOST_READ = 8  # with the same title, the newest first: half a millisecond for 5,000 characters
SURE = 0.9
_WORD = re.compile(r"\w+")


def _find(read: Read) -> Iterator[Finding]:
    if read.submission.kind != Kind.AD:
        return
    title, words = _words(read.submission.title), _words(read.submission.whole)
    for own in islice(_titled_alike(title, read.facts.own_ads), MOST_READ):
        if _is_same(words, _words(f"{own.title}\n{own.text}"), SAME_TEXT):
            yield _told(own)
            return


def _titled_alike(title: list[str], own_ads: Iterable[OwnAd]) -> Iterator[OwnAd]:
    return (own for own in own_ads if _is_same(title, _words(own.title), SAME_TITLE))


def _is_same(one: list[str], other: list[str], least: float) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < FEWEST_WORDS and least == SAME_TEXT:
        return False
    if _numbers(one) != _numbers(other):
        return False
    return Indel.normalized_similarity(one, other, score_cutoff=least) > 0


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _numbers(words: list[str]) -> list[str]:
    """Sizes, years, prices, mileages: what tells two like things apart."""
    return sorted(word for word in words if any(map(str.isdigit, word)))


def _told(own: OwnAd) -> Finding:
    return Finding(
        check="duplicates",
        words=f"ad {own.number}",
        sentence=_(
            "You have an ad that reads the same: “%(title)s”. If it is about the same thing, "
            "renew that one instead."
        )
        % {"title": own.title},
        asks=Verdict.PUBLISH,
        sure=SURE,
        clears="They are two things, or one of the ads is taken down.",
    )


CHECK = Check("duplicates", 1, _find)

_NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
_SOFA = OwnAd(
    7, "Green sofa", "A green sofa for three. We had it for two years; no pets, no smoke."
)
_CAR = OwnAd(
    8, "Small car", "Small car, runs well, 81,000 miles, built 2014, four new tyres last May."
)


def _ad(title: str, text: str, *own: OwnAd) -> tuple[Submission, Facts]:
    return Submission(Kind.AD, title=title, text=text), Facts(now=_NOW, own_ads=own)


EXAMPLES_HIT = (
    _ad(_SOFA.title, _SOFA.text, _SOFA),
    _ad("GREEN SOFA!", _SOFA.text.upper(), _CAR, _SOFA),
    _ad("Green sofa", _SOFA.text.replace("no smoke", "no smoking"), _SOFA),
    _ad("Green sofa", _SOFA.text.replace(" ", "  ").replace(";", ","), _SOFA),
    _ad("Kettle", "Whistles.", OwnAd(9, "Kettle", "whistles")),
)
EXAMPLES_MISS = (
    _ad(_SOFA.title, _SOFA.text),
    _ad("Green sofa", _SOFA.text, _CAR),
    _ad("Small car", _CAR.text.replace("81,000", "64,000"), _CAR),
    _ad("Small car", _CAR.text.replace("2014", "2015"), _CAR),
    _ad("Red sofa", _SOFA.text.replace("green", "red"), _SOFA),
    _ad("Kettle", "Copper.", OwnAd(9, "Kettle", "Whistles.")),
    (Submission(Kind.LETTER, text="Kettle whistles"), Facts(now=_NOW, own_ads=(_SOFA,))),
)
