"""The public log: every decision, and nobody in it."""

from __future__ import annotations

import csv
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.tests.made_up import make_decisions
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

pytestmark = pytest.mark.django_db
SECRETS = ("Blue kettle", "Secret", "mary@", "Mary", "board.ad", "people.person", "Alice")


def remove(alice: Person) -> Decision:
    ruling = Ruling(
        policy=Policy.SCAM,
        rule="payment@2, Mary Miller",
        source=Source.REPORT,
        facts="Mary did it",
        reasons="Secret reasons",
        note="Secret note",
    )
    return write_decision(Done.REMOVE, make_ad(alice), ruling, by=alice, at=NOON, person=alice)


def shown(client: Client, query: str = "") -> list[int]:
    page = client.get(f"/decisions/{query}").content.decode()
    return [int(number) for number in re.findall(r"Decision (\d+)\.", page)]


def test_decision_is_told_without_whom_it_touches(client: Client, alice: Person) -> None:
    decision = remove(alice)
    again = Ruling(policy=Policy.SCAM)
    at = NOON + timedelta(days=2)
    write_decision(Done.RESTORE, alice, again, by=alice, at=at, undoes=decision)
    page = client.get("/decisions/").content.decode()
    for words in ("Removed", "An ad", "March 1, 2027", "Deception:", "decided by a person"):
        assert words in page
    assert "Rule: payment@2." in page
    assert "Undone on March 3, 2027" in page
    assert f"Undoes decision {decision.pk}." in page
    file = b"".join(client.get("/decisions/log.csv").streaming_content).decode()  # type: ignore[attr-defined]
    for secret in SECRETS:
        assert secret not in page
        assert secret not in file


def test_pages_follow_each_other_newest_first(client: Client) -> None:
    made = make_decisions(3, 120)
    meant = [one.pk for one in sorted(made, key=lambda one: (one.at, one.pk), reverse=True)]
    seen: list[int] = []
    while found := shown(client, f"?after={seen[-1]}" if seen else ""):
        seen += found
    assert seen == meant


def test_log_is_narrowed_to_what_was_asked(client: Client) -> None:
    made = make_decisions(4, 400)
    wanted = {
        one.pk for one in made if (one.done, one.policy, one.is_automated) == ("hold", "scam", True)
    }
    assert wanted
    assert set(shown(client, "?done=hold&clause=scam&maker=program")) == wanted


def test_file_goes_on_after_its_last_number(client: Client) -> None:
    make_decisions(5, 60)
    last = shown(client)[-1]
    answer = client.get(f"/decisions/log.csv?after={last}")
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert [int(row["number"]) for row in csv.DictReader(lines)] == shown(client, f"?after={last}")


@pytest.mark.parametrize("query", ["from=tomorrow", "done=vanish", "after=x", "to=9999-12-31"])
def test_log_asked_for_wrongly_says_so(client: Client, query: str) -> None:
    assert client.get(f"/decisions/?{query}").status_code == 422
    assert client.get(f"/decisions/log.csv?{query}").status_code == 422


@pytest.mark.parametrize("file", ["report/", "report.csv", "report.pdf"])
def test_report_of_a_turned_period_says_so(client: Client, file: str) -> None:
    answer = client.get(f"/decisions/{file}?from=2027-02-01&to=2027-01-01")
    assert answer.status_code == 422
    assert b"The last day is before the first." in answer.content


def test_page_is_made_again_only_when_something_was_decided(client: Client, alice: Person) -> None:
    tag = client.get("/decisions/")["ETag"]
    assert client.get("/decisions/", headers={"If-None-Match": tag}).status_code == 304
    remove(alice)
    assert client.get("/decisions/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("from=2027-02-03&to=2027-04-05", "Feb. 3, 2027 to April 5, 2027"),
        ("from=2027-02-03&to=2027-02-03", "Feb. 3, 2027 to Feb. 3, 2027"),
    ],
)
def test_report_is_of_the_period_asked_for(client: Client, query: str, days: str) -> None:
    assert days in client.get(f"/decisions/report/?{query}").content.decode()


def test_decisions_of_the_first_and_the_last_day_count(client: Client, alice: Person) -> None:
    remove(alice)
    page = client.get("/decisions/report/?from=2027-03-01&to=2027-03-01").content.decode()
    assert "<dt>Decisions</dt><dd>1</dd>" in page
    for empty in ("from=2027-03-02&to=2027-03-02", "from=2027-02-28&to=2027-02-28"):
        page = client.get(f"/decisions/report/?{empty}").content.decode()
        assert "<dt>Decisions</dt><dd>0</dd>" in page


def test_days_are_counted_once_until_something_is_decided(client: Client, alice: Person) -> None:
    days = "/decisions/report/?from=2027-03-01&to=2027-03-01"
    with CaptureQueriesContext(connection) as first:
        client.get(days)
    with CaptureQueriesContext(connection) as second:
        client.get(days)
    assert _counting(first)
    assert not _counting(second)
    remove(alice)
    with CaptureQueriesContext(connection) as third:
        client.get(days)
    assert _counting(third)


def _counting(queries: CaptureQueriesContext) -> list[str]:
    """Those that read every decision of the period."""
    return [one["sql"] for one in queries if "GROUP BY" in one["sql"]]


def test_nobody_has_the_board_count_without_end(client: Client) -> None:
    for day in range(1, 61):
        month, in_month = divmod(day, 28)
        asked = f"/decisions/report.csv?from=2027-{month + 1:02}-{in_month + 1:02}&to=2027-12-31"
        assert client.get(asked).status_code == 200
    assert client.get("/decisions/report.csv?from=2020-01-01&to=2027-12-31").status_code == 429
