from __future__ import annotations

from datetime import UTC, datetime

from lamppost.screening.checks import codes, payment
from lamppost.screening.pipeline import screen
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Screened, Verdict

CHECKS = (payment.CHECK, codes.CHECK)
FACTS = Facts(now=datetime(2026, 3, 1, tzinfo=UTC))
GIFT_CARDS = "You pay with gift cards."
CODE = "Send me the 6-digit code that I just texted you."


def looked(kind: Kind, text: str) -> Screened:
    return screen(Submission(kind, text), FACTS, by=CHECKS)


def test_an_ad_that_wants_gift_cards_waits_for_a_person() -> None:
    assert looked(Kind.AD, GIFT_CARDS).verdict == Verdict.HOLD


def test_a_letter_with_one_trick_goes_through_with_a_warning_to_its_reader() -> None:
    for text in (GIFT_CARDS, CODE):
        screened = looked(Kind.LETTER, text)
        assert screened.verdict == Verdict.WATCH
        assert screened.findings[0].sentence


def test_whoever_writes_an_ad_is_told_something_else_than_whoever_reads_a_letter() -> None:
    for text in (GIFT_CARDS, CODE):
        author = looked(Kind.AD, text).findings[0].sentence
        assert author != looked(Kind.LETTER, text).findings[0].sentence


def test_words_are_quoted_as_they_were_written() -> None:
    text = "Hello,\n\nyou Pay  with GIFT-CARDS please."
    finding = looked(Kind.AD, text).findings[0]
    assert finding.words == "Pay  with GIFT-CARDS"
    assert text[finding.start : finding.end] == finding.words


def test_to_be_abroad_counts_only_beside_a_payment() -> None:
    assert looked(Kind.AD, "I am abroad until June.").findings == ()
    alone = looked(Kind.AD, "The keys are sent to you.").findings[0].sure
    both = looked(Kind.AD, "I am abroad, so the keys are sent to you.").findings[0].sure
    assert both > alone


def test_the_same_trick_twice_is_one_finding() -> None:
    assert len(looked(Kind.AD, f"{GIFT_CARDS} {GIFT_CARDS}").findings) == 1
