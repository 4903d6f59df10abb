"""What is counted of those who review: by rule and by group, and never by person."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.models import Appeal, Opinion
from lamppost.moderation.opinions.agreement import FEWEST_PAIRS
from lamppost.moderation.opinions.figures import LEFT, Figures, rule_names, table_of
from lamppost.moderation.opinions.tests.made_up import FIRST, FOURTH, make_opinion
from lamppost.moderation.period import Period
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

pytestmark = pytest.mark.django_db

MARCH = Period(date(2027, 3, 1), date(2027, 3, 31))
QUERY = {"from": "2027-03-01", "to": "2027-03-31"}
PAGE, FILE = "/review/agreement/", "/review/agreement.csv"


def many(first: str, second: str, times: int, **more: Any) -> None:
    for _ in range(times):
        make_opinion(first, second, **more)


def named(found: tuple[Figures, ...], name: str) -> Figures:
    return next(one for one in found if one.name == name)


def restrict(
    alice: Person, by: Person | str, *, rule: str = "payment@2", outcome: str = ""
) -> None:
    """A decision of somebody's; an outcome is that of an objection to it."""
    ad = make_ad(alice)
    ruling = Ruling(policy=Policy.SCAM, rule=rule)
    decision = write_decision(Done.REFUSE, ad, ruling, by=by, at=NOON, person=alice)
    if outcome:
        is_open = outcome == Appeal.State.OPEN
        Appeal.objects.create(
            decision=decision,
            first_by=decision.by,
            words="No.",
            at=NOON,
            look_by=NOON,
            state=outcome,
            heard=None if is_open else NOON,
            heard_by="" if is_open else "people.person:999",
        )


def test_pairs_drawn_by_lot_are_counted_by_rule_and_in_all() -> None:
    many("allow", "allow", 8, rule="payment@2")
    many("refuse", "refuse", 6, rule="payment@3, rule:tickets@4f1c")
    many("allow", "refuse", 2, rule="")
    table = table_of(MARCH)
    assert (table.total.sample.pairs, table.total.sample.agreed) == (16, 14)
    payment = named(table.rules, "payment").sample
    assert (payment.pairs, payment.agreed) == (14, 14)
    assert payment.kappa
    assert payment.kappa.value == 1
    assert named(table.rules, "rule:tickets").sample.kappa is None
    assert named(table.rules, "").sample.agreed == 0


def test_grave_ones_are_counted_apart_and_have_no_kappa() -> None:
    many("refuse", "refuse", 11, why=Opinion.Why.SERIOUS)
    many("allow", "refuse", 9, why=Opinion.Why.SERIOUS)
    total = table_of(MARCH).total
    assert total.sample.pairs == 0
    assert (total.serious.pairs, total.serious.agreed) == (20, 11)
    assert total.serious.kappa is None


def test_who_only_asked_has_not_disagreed() -> None:
    many("ask", "refuse", 3, why=Opinion.Why.ASKED)
    assert table_of(MARCH).is_empty


def test_a_group_of_one_person_is_left_out_of_the_groups_and_not_of_all() -> None:
    many("allow", "allow", 3, group="steward", by=FIRST)
    many("allow", "allow", 2, group="steward", by=FOURTH)
    many("allow", "allow", 4, group="senior", by=FIRST)
    table = table_of(MARCH)
    assert [one.name for one in table.groups] == ["steward"]
    assert table.left_out
    assert table.total.sample.pairs == 9


def test_differences_that_were_settled_say_for_whom() -> None:
    many("allow", "refuse", 3, settled="refuse")
    many("allow", "refuse", 2, settled="allow")
    many("allow", "refuse", 1)
    total = table_of(MARCH).total
    assert (total.settled, total.against_first) == (5, 3)
    assert total.against_first_share == 0.6


def test_objections_count_where_they_were_heard(alice: Person, mo: Person, maya: Person) -> None:
    restrict(alice, mo, outcome="overturned")
    restrict(alice, mo, outcome="upheld")
    restrict(alice, mo, outcome="open")
    restrict(alice, maya)
    restrict(alice, "people.person:998", rule="codes@1")
    restrict(alice, "people.person:997", rule="codes@1")
    table = table_of(MARCH)
    total = table.total
    assert (total.restricted, total.heard, total.overturned) == (6, 2, 1)
    assert named(table.rules, "payment").restricted == 4
    # Mo and maya are groups of one each.
    assert [(one.name, one.restricted) for one in table.groups] == [(LEFT, 2)]


def test_neither_programs_nor_holds_until_somebody_looks_are_counted(
    alice: Person, mo: Person
) -> None:
    ad = make_ad(alice)
    checking = Ruling(policy=Policy.CHECK)
    write_decision(Done.HOLD, ad, checking, by=mo, at=NOON, person=alice)
    alone = Ruling(policy=Policy.SCAM, is_automated=True)
    write_decision(Done.REFUSE, ad, alone, by="screening", at=NOON, person=alice)
    assert table_of(MARCH).is_empty


def test_days_outside_of_the_period_are_not_counted() -> None:
    make_opinion("allow", "allow", at=NOON - timedelta(days=2))
    make_opinion("allow", "allow", at=NOON + timedelta(days=40))
    assert table_of(MARCH).is_empty


def test_rules_are_named_without_their_versions() -> None:
    assert rule_names("payment@2, rule:tickets@4f1c, payment@3") == ["payment", "rule:tickets"]
    assert rule_names("") == [""]


@pytest.mark.parametrize("path", [PAGE, FILE])
def test_only_seniors_and_hosts_get_in(
    client: Client, carol: Person, mo: Person, maya: Person, path: str
) -> None:
    for person, status in ((None, 404), (carol, 404), (mo, 404), (maya, 200)):
        if person:
            client.force_login(person)
        assert client.get(path).status_code == status
    assert "no-store" in client.get(path)["Cache-Control"]


def test_page_says_when_there_is_nothing_and_when_there_is_too_little(
    client: Client, maya: Person
) -> None:
    client.force_login(maya)
    assert "nothing to tell yet" in client.get(PAGE, QUERY).content.decode()
    many("allow", "allow", FEWEST_PAIRS - 1)
    page = client.get(PAGE, QUERY).content.decode()
    assert "too few" in page
    many("refuse", "refuse", 1)
    page = client.get(PAGE, QUERY).content.decode()
    assert "1.00" in page
    assert "too few" not in page


def test_always_one_choice_is_said_to_be_that(client: Client, maya: Person) -> None:
    client.force_login(maya)
    many("allow", "allow", FEWEST_PAIRS)
    assert "always one and the same choice" in client.get(PAGE, QUERY).content.decode()


def test_page_names_nobody(client: Client, alice: Person, mo: Person, maya: Person) -> None:
    client.force_login(maya)
    many("allow", "refuse", 12, by=f"people.person:{mo.pk}")
    restrict(alice, mo, outcome="overturned")
    page = client.get(PAGE, QUERY).content.decode()
    file = client.get(FILE, QUERY).content.decode()
    for told in (page, file):
        assert "people.person" not in told
        assert "Mo" not in told.replace("Month", "").replace("More", "")


def test_file_says_what_the_page_does(client: Client, maya: Person) -> None:
    client.force_login(maya)
    many("allow", "allow", 7)
    many("refuse", "refuse", 3)
    many("allow", "refuse", 2, settled="refuse")
    answer = client.get(FILE, QUERY)
    rows = list(csv.DictReader(StringIO(answer.content.decode())))
    kappa = table_of(MARCH).total.sample.kappa
    assert kappa
    assert rows[0]["by"] == "all"
    assert (rows[0]["sample_pairs"], rows[0]["sample_agreed"]) == ("12", "10")
    assert rows[0]["kappa"] == f"{kappa.value:.3f}"
    assert (rows[0]["settled"], rows[0]["settled_against_first"]) == ("2", "2")
    assert {row["name"] for row in rows if row["by"] == "rule"} == {"payment"}


def test_days_that_cannot_be_are_told(client: Client, maya: Person) -> None:
    client.force_login(maya)
    for path in (PAGE, FILE):
        answer = client.get(path, {"from": "2027-03-02", "to": "2027-03-01"})
        assert answer.status_code == 422
        assert "before the first" in answer.content.decode()
