"""Statements for the Union's database: each would be taken, and none names anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import RESTRICTIONS, Done, Policy, Source
from lamppost.moderation.eu.lists import FIELDS, GROUND_ILLEGAL
from lamppost.moderation.eu.problems import problems_of
from lamppost.moderation.eu.statements import Statement, statement_of
from lamppost.moderation.tests.made_up import SUBJECTS, make_decisions
from lamppost.testing import NOON

MOMENTS = st.integers(0, 5_000_000_000).map(lambda secs: datetime.fromtimestamp(secs, UTC))
TEXTS = st.text(max_size=200)
DECISIONS = st.builds(
    Decision,
    id=st.integers(1, 2**62),
    at=MOMENTS,
    subject=st.sampled_from(SUBJECTS).map(lambda kind: f"{kind}:17"),
    person=st.just("people.person:3"),
    by=TEXTS,
    done=st.sampled_from(sorted(RESTRICTIONS)),
    policy=st.sampled_from(Policy),
    rule=TEXTS | st.from_regex(r"[a-z:]{1,20}@[0-9a-f]{1,12}(, [a-z.]{1,9}@[0-9]{1,9})?"),
    source=st.sampled_from(Source),
    is_automated=st.booleans(),
    facts=st.text(max_size=5_000),
    reasons=TEXTS,
    note=TEXTS,
    content_at=st.none() | MOMENTS,
    until=st.none() | MOMENTS,
)


def held(**columns: Any) -> Decision:
    usual = {
        "id": 7,
        "at": NOON,
        "subject": "board.ad:17",
        "done": Done.HOLD,
        "policy": Policy.SCAM,
        "source": Source.SCREENING,
        "is_automated": True,
    }
    return Decision(**{**usual, **columns})


@given(DECISIONS)
def test_every_statement_would_be_taken(decision: Decision) -> None:
    assert problems_of(statement_of(decision)) == []


@pytest.mark.parametrize(
    "columns",
    [
        {"facts": "She is mary@example.org"},
        {"facts": "Call 937 224 7111"},
        {"facts": "Mary Miller did it", "is_automated": False},
        {"rule": "Mary Miller"},
        {"rule": "mary@example.org"},
        {"reasons": "Dear Mary", "note": "Mary again", "person": "mary", "by": "mary"},
    ],
)
def test_statement_names_nobody(columns: dict[str, Any]) -> None:
    said = json.dumps(statement_of(held(**columns))).lower()
    assert not any(word in said for word in ("mary", "224", "board.ad", "17"))


def test_what_programs_found_and_which_rule_decided_is_said() -> None:
    statement = statement_of(held(facts="the check noticed something", rule="payment@2"))
    assert "the check noticed something" in statement["decision_facts"]
    assert "payment@2" in statement["incompatible_content_explanation"]


def test_suspension_is_of_the_account_and_ends() -> None:
    statement = statement_of(held(done=Done.SUSPEND, subject="people.person:3", until=NOON))
    assert statement["decision_account"] == "DECISION_ACCOUNT_SUSPENDED"
    assert statement["end_date_account_restriction"] == "2027-03-01"
    assert "decision_visibility" not in statement


def test_fewer_reports_are_a_part_of_the_service_and_not_the_account() -> None:
    limit = held(done=Done.SUSPEND, subject="moderation.report:3", until=NOON)
    statement = statement_of(limit)
    assert statement["decision_provision"] == "DECISION_PROVISION_PARTIAL_SUSPENSION"
    assert statement["end_date_service_restriction"] == "2027-03-01"
    assert statement["content_type_other"] == "Reporting"
    assert not {"decision_account", "end_date_account_restriction"} & statement.keys()


@pytest.mark.parametrize("name", [name for name, field in FIELDS.items() if field.is_required])
def test_statement_without_a_required_field_is_not_taken(name: str) -> None:
    statement = statement_of(held())
    del statement[name]
    assert any(problem.startswith(name) for problem in problems_of(statement))


def emptied(statement: Statement) -> None:
    del statement["decision_visibility"]


@pytest.mark.parametrize(
    "spoil",
    [
        emptied,
        lambda s: s.update(category="STATEMENT_CATEGORY_FRAUD"),
        lambda s: s.update(category=["STATEMENT_CATEGORY_VIOLENCE"]),
        lambda s: s.update(content_type="CONTENT_TYPE_TEXT"),
        lambda s: s.update(content_type=["CONTENT_TYPE_OTHER"]),
        lambda s: s.update(decision_visibility=["DECISION_VISIBILITY_OTHER"]),
        lambda s: s.update(decision_ground=GROUND_ILLEGAL),
        lambda s: s.update(incompatible_content_illegal="no"),
        lambda s: s.update(decision_facts="x" * 5_001),
        lambda s: s.update(decision_facts="Ask mary@example.org"),
        lambda s: s.update(content_date="2026-11-22 12:00:00"),
        lambda s: s.update(application_date="20261122"),
        lambda s: s.update(territorial_scope=["US"]),
        lambda s: s.update(puid="decision 7"),
        lambda s: s.update(end_date_account_restriction=""),
        lambda s: s.update(title="Blue kettle"),
        lambda s: s.update(automated_detection=True),
    ],
)
def test_statement_that_breaks_the_lists_is_not_taken(spoil: Callable[[Statement], None]) -> None:
    statement = statement_of(held())
    assert problems_of(statement) == []
    spoil(statement)
    assert problems_of(statement)


@pytest.mark.django_db
def test_command_writes_a_line_for_each_call(tmp_path: Path) -> None:
    made = make_decisions(1, 300)
    file = tmp_path / "statements.jsonl"
    ask = ("decisions", "export", "--from", "2027-01-01", "--to", "2027-12-31")
    call_command(*ask, "--countries", "de,nl", str(file))
    sent = [json.loads(line)["statements"] for line in file.read_text("utf-8").splitlines()]
    count = sum(one.is_restriction for one in made)
    assert sum(map(len, sent)) == count
    assert {len(batch) for batch in sent[:-1]} == {100}
    assert sent[0][0]["territorial_scope"] == ["DE", "NL"]
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        ("--from", "yesterday", "--to", "2027-12-31"),
        ("--from", "2027-12-31", "--to", "2027-01-01"),
        ("--from", "2027-01-01", "--to", "9999-12-31"),
        ("--from", "2027-01-01", "--to", "2027-12-31", "--countries", "DE,US"),
    ],
)
def test_command_asked_wrongly_writes_nothing(tmp_path: Path, asked: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        call_command("decisions", "export", *asked, str(tmp_path / "statements.jsonl"))
    assert list(tmp_path.iterdir()) == []
