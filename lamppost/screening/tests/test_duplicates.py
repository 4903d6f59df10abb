"""Somebody who puts the same ad up twice is told; two things of a kind are two ads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lamppost.screening import pipeline
from lamppost.screening.checks import duplicates
from lamppost.screening.submission import Facts, Kind, OwnAd, Submission
from lamppost.screening.verdict import Finding, Verdict
from lamppost.testing import NOON


def found(title: str, text: str, *own: OwnAd) -> list[Finding]:
    ad = Submission(Kind.AD, title=title, text=text)
    facts = Facts(now=NOON, own_ads=own)
    return list(pipeline.screen(ad, facts, by=(duplicates.CHECK,)).findings)


@given(st.text(max_size=300), st.text(max_size=300))
def test_an_ad_is_a_duplicate_of_itself(title: str, text: str) -> None:
    assert len(found(title, text, OwnAd(1, title, text))) == 1


def test_the_poster_is_told_which_one_and_nothing_is_stopped() -> None:
    (finding,) = found("Green sofa", "For three.", OwnAd(7, "Green sofa", "For three."))
    assert finding.words == "ad 7"
    assert "“Green sofa”" in finding.sentence
    assert finding.asks == Verdict.PUBLISH


def test_one_is_told_where_there_are_several() -> None:
    own = [OwnAd(number, "Green sofa", "For three.") for number in range(5)]
    assert len(found("Green sofa", "For three.", *own)) == 1


def test_a_stall_of_like_things_has_no_duplicates() -> None:
    said = "A chair of the set that we had at our grandmother's: {}, oak, no woodworm, to collect."
    kinds = ["with arms", "without arms", "for children", "that rocks", "for a desk"]
    own = [OwnAd(at, f"Chair {kind}", said.format(kind)) for at, kind in enumerate(kinds)]
    assert found("Chair that folds", said.format("that folds"), *own) == []
