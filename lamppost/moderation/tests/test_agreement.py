"""Log, report, files and export are views of the same rows: they count the same."""

from __future__ import annotations

import base64
import csv
import re
import zlib
from collections import Counter
from datetime import date
from html import unescape
from itertools import chain

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import RESTRICTIONS, Done, Policy, Source
from lamppost.moderation.clauses import CLAUSES, kind_of
from lamppost.moderation.csv_files import log_lines, report_lines
from lamppost.moderation.eu.exporting import BATCH, batch_lines, statements_of
from lamppost.moderation.eu.lists import COUNTRIES
from lamppost.moderation.log import entries_in
from lamppost.moderation.pdf import report_pdf
from lamppost.moderation.period import Period
from lamppost.moderation.reasons.links import reasons_path
from lamppost.moderation.reasons.statement import OBJECT_WITHIN, statement_about
from lamppost.moderation.reasons.wording import BY_A_PROGRAM, found, headline
from lamppost.moderation.report import report_of
from lamppost.moderation.tables import tables_of
from lamppost.moderation.tests.made_up import make_decisions

pytestmark = pytest.mark.django_db
YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
DAYS = st.dates(date(2027, 2, 20), date(2027, 9, 10))


def assert_statements_agree(made: list[Decision], period: Period) -> int:
    """How many statements of reasons there are: each says what the log and the row say."""
    ended = dict(
        Decision.objects.filter(undoes__isnull=False).values_list("undoes", "at").iterator()
    )
    said = {one.pk: statement_about(one, None, undone=ended.get(one.pk)) for one in made}
    for entry in entries_in(period.of_decisions):
        told = said[entry.number]
        assert (told.policy, told.done, told.source, told.kind, told.is_automated) == (
            entry.policy,
            entry.done,
            entry.source,
            entry.kind,
            entry.is_automated,
        )
        assert (told.clause, told.version) == (entry.clause, entry.terms)
        assert told.is_restriction == entry.done.is_restriction
        assert (entry.undone is not None) == ("undone on" in told.lasts)
        assert told.may_be_objected_to(told.at) == told.is_restriction
    exported = {one["puid"]: one for one in statements_of(period, COUNTRIES)}
    told_to_persons = {f"decision-{told.number}" for told in said.values() if told.is_restriction}
    assert exported.keys() == told_to_persons
    return len(said)


def assert_agreement(period: Period) -> int:
    """How many decisions there are, in each of the views."""
    entries, report = list(entries_in(period.of_decisions)), report_of(period)
    told = Counter((e.policy, e.done, e.source, e.kind, e.is_automated) for e in entries)
    assert told == {
        (c.policy, c.done, c.source, c.kind, c.is_automated): c.count for c in report.cells
    }
    undone = sum(entry.undone is not None for entry in entries)
    assert (len(entries), undone) == (report.total.total, report.total.undone)
    for table in tables_of(report):
        sums = [sum(column) for column in zip(*(numbers for _, numbers in table.rows), strict=True)]
        assert sums == [n for n in table.foot if table.rows]
    *rows, total = csv.DictReader(report_lines(report))
    assert sum(int(row["decisions"]) for row in rows) == int(total["decisions"]) == len(entries)
    assert len(list(csv.DictReader(log_lines(entries)))) == len(entries)
    statements = list(statements_of(period, COUNTRIES))
    restricting = {f"decision-{e.number}" for e in entries if e.done.is_restriction}
    assert {str(one["puid"]) for one in statements} == restricting
    assert len(statements) == report.restrictions
    sizes = [size for _, size in batch_lines(statements)]
    assert sum(sizes) == len(statements)
    assert all(size == BATCH for size in sizes[:-1])
    return len(entries)


@tried(max_examples=15)
@given(seed=st.integers(0, 2**32), count=st.integers(0, 40), ends=st.tuples(DAYS, DAYS))
def test_views_of_any_decisions_agree_on_any_period(
    seed: int, count: int, ends: tuple[date, date]
) -> None:
    with transaction.atomic():
        made = make_decisions(seed, count)
        assert assert_agreement(YEAR) == len(made)
        assert assert_statements_agree(made, YEAR) == len(made)
        assert_agreement(Period(min(ends), max(ends)))
        transaction.set_rollback(True)


def test_views_of_ten_thousand_decisions_agree() -> None:
    made = make_decisions(6, 10_000)
    assert assert_agreement(YEAR) == len(made) == 10_000
    assert assert_statements_agree(made, YEAR) == 10_000


def test_page_of_each_kind_of_decision_says_what_its_row_says(client: Client) -> None:
    made = make_decisions(8, 2_000)
    ended = set(Decision.objects.filter(undoes__isnull=False).values_list("undoes", flat=True))
    alike = {(kind_of(one.subject), one.done, one.source, one.is_automated): one for one in made}
    assert len(alike) > 100
    for (kind, done, source, is_automated), one in alike.items():
        page = unescape(client.get(reasons_path(one)).content.decode())
        clause = CLAUSES[Policy(one.policy)]
        assert f"<h1>{headline(kind, Done(done))}</h1>" in page
        assert str(clause.sentence) in page
        assert str(found(kind, Source(source))) in page
        assert (str(BY_A_PROGRAM) in page) == is_automated
        assert one.reasons in page
        assert one.note not in page
        assert (one.pk in ended) == ("It was undone on" in page)
        can_object = Done(done) in RESTRICTIONS and one.pk not in ended
        assert ('name="words"' in page) == (can_object and one.at + OBJECT_WITHIN > timezone.now())


def test_page_csv_and_pdf_show_the_same_numbers(client: Client) -> None:
    make_decisions(7, 300)
    report = report_of(YEAR)
    page = client.get("/decisions/report/?from=2027-01-01&to=2027-12-31").content.decode()
    shown = [int(number) for number in re.findall(r"<td>(\d+)</td>", page)]
    meant = [
        list(chain.from_iterable(chain((n for _, n in table.rows), [table.foot])))
        for table in tables_of(report)
    ]
    assert shown == list(chain.from_iterable(meant))
    printed = [int(text) for text in pdf_texts(report_pdf(report)) if text.isdecimal()]
    assert printed == shown


def pdf_texts(pdf: bytes) -> list[str]:
    """What is written on the pages, piece by piece."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            packed = base64.a85decode(stream.strip().removesuffix(b"~>"))
            written = zlib.decompress(packed)
        except (ValueError, zlib.error):
            continue
        found += re.findall(rb"\(((?:\\.|[^\\)])*)\) Tj", written)
    return [text.decode("latin-1").strip() for text in found]
