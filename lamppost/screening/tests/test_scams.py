from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lamppost.screening.blind import Blind, blind
from lamppost.screening.checks import scams
from lamppost.screening.checks.check import Read
from lamppost.screening.checks.scams.evidence import CLEARING, PHRASES, evidence_of
from lamppost.screening.checks.scams.model import read_models
from lamppost.screening.checks.scams.sayings import SAYS, TO_AUTHOR, TO_READER
from lamppost.screening.normal import normalise
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Finding, Verdict

FACTS = Facts(now=datetime(2026, 3, 1, tzinfo=UTC))
PRIZE = "URGENT! You have won a prize. To claim text WIN to 80000 now, £1.50 per msg."
TRICKED = "Home based typing work, earn $500 a day, no experience needed, no fees. Join now!"


def blinded(text: str) -> Blind:
    return blind(normalise(text))


def found(submission: Submission) -> list[Finding]:
    return list(scams.CHECK.find(Read(submission, FACTS, normalise(submission.whole))))


def test_a_prize_message_is_watched_and_never_held() -> None:
    findings = found(Submission(Kind.LETTER, PRIZE))
    assert [finding.asks for finding in findings] == [Verdict.WATCH]


def test_whoever_reads_the_letter_is_warned_and_whoever_posts_the_ad_is_advised() -> None:
    letter, ad = found(Submission(Kind.LETTER, PRIZE))[0], found(Submission(Kind.AD, PRIZE))[0]
    assert letter.sentence == TO_READER["message"]
    assert ad.sentence == TO_AUTHOR["message"]


def test_a_category_is_not_believed() -> None:
    as_job = found(Submission(Kind.AD, TRICKED, title="Work", category="jobs"))
    as_bicycle = found(Submission(Kind.AD, TRICKED, title="Work", category="bicycles"))
    assert as_job
    assert as_bicycle == as_job


def test_the_words_shown_are_the_weightiest_evidence() -> None:
    finding = found(Submission(Kind.LETTER, PRIZE))[0]
    assert finding.words == PRIZE[finding.start : finding.end]
    assert finding.words


def test_the_reviewer_reads_in_plain_words_what_came_together() -> None:
    assert SAYS["prize"] in found(Submission(Kind.LETTER, PRIZE))[0].clears


def test_a_telling_phrase_in_a_long_text_says_less_than_in_a_short_one() -> None:
    short = evidence_of(blinded(PRIZE), "message")["prize"].strength
    long = evidence_of(blinded(PRIZE + " A quiet sentence follows." * 60), "message")
    assert long["prize"].strength < short / 2


@pytest.mark.parametrize("subject", ["message", "job"])
def test_every_kind_of_evidence_with_a_weight_has_a_name_for_people(subject: str) -> None:
    _version, models = read_models()
    weighed = {name for name in models[subject].weights if not name.startswith("kinds-")}
    assert weighed - CLEARING <= SAYS.keys()


@pytest.mark.parametrize("subject", ["message", "job"])
def test_evidence_only_speaks_in_the_way_that_it_is_meant(subject: str) -> None:
    weights = read_models()[1][subject].weights
    assert all((weight <= 0) == (name in CLEARING) for name, weight in weights.items())


def test_nothing_alone_makes_an_offer_of_work_a_finding() -> None:
    model = read_models()[1]["job"]
    alone = [weight for name, weight in model.weights.items() if not name.startswith("kinds-")]
    assert all(model.bias + weight < model.watch for weight in alone)
    again = blinded("Data entry. Data entry, and more data entry.")
    assert evidence_of(again, "job")["usual-bait"].strength == 1.0


def test_the_same_is_found_however_often_it_is_looked_for() -> None:
    text = blinded(PRIZE + TRICKED)
    assert all(table.find(text.plain) == table.find(text.plain) for table in PHRASES.values())


def test_a_warning_is_not_taken_for_the_thing() -> None:
    text = "Anybody who writes that you have won a prize wants your money."
    assert found(Submission(Kind.LETTER, text)) == []
