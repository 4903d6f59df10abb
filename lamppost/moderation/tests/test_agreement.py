"""Log, report, files and export are views of the same rows: they count the same."""

from __future__ import annotations

import base64
import csv
import re
import zlib
from collections import Counter
from datetime import date
from itertools import chain

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from lamppost.moderation.csv_files import log_lines, report_lines
from lamppost.moderation.eu.exporting import BATCH, batch_lines, statements_of
from lamppost.moderation.eu.lists import COUNTRIES
from lamppost.moderation.log import entries_in
from lamppost.moderation.pdf import report_pdf
from lamppost.moderation.period import Period
from lamppost.moderation.report import report_of
from lamppost.moderation.tables import tables_of
from lamppost.moderation.tests.made_up import make_decisions

pytestmark = pytest.mark.django_db
YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
DAYS = st.dates(date(2027, 2, 20), date(2027, 9, 10))


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
        assert_agreement(Period(min(ends), max(ends)))
        transaction.set_rollback(True)


def test_views_of_ten_thousand_decisions_agree() -> None:
    made = make_decisions(6, 10_000)
    assert assert_agreement(YEAR) == len(made) == 10_000


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
