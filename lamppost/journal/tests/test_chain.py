"""Whatever is done to the journal past the board is found, and its place is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from lamppost.config.cli import main
from lamppost.journal import triggers
from lamppost.journal.actions import CLOCK, record
from lamppost.journal.chain import BEGINNING, Said, next_digest, plain_json
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.heads import WrongHead, published, read_heads
from lamppost.journal.linking import link_due, sign_due
from lamppost.journal.models import Head, Line, Link, Unlinked
from lamppost.journal.models.decisions import Done
from lamppost.journal.signing import own_public_keys
from lamppost.journal.terms import publish_terms
from lamppost.journal.verifying import verify
from lamppost.journal.witness import read_witness
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
LINES = 12


@pytest.fixture(autouse=True)
def _key_and_folder(settings: Settings, tmp_path: Path) -> None:
    settings.STATEMENT_KEYS = ("a secret for the journal",)
    settings.DATA = tmp_path


@pytest.fixture
def numbers(alice: Model) -> list[int]:
    """A dozen lines in the chain, with a signed head over them; their numbers."""
    for n in range(LINES):
        record("person.seen", alice, by=CLOCK, at=NOON, reason=f"day {n}", n=n, half=n / 2)
    assert link_due(NOON) == LINES
    assert sign_due(NOON + timedelta(days=1))
    return list(Line.objects.values_list("pk", flat=True))


def sql(statement: str, *values: int | bytes) -> None:
    """As somebody does who has the database, and has taken the triggers out first."""
    with connection.cursor() as cursor:
        for table in triggers.CLOSED:
            end = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update{end}")
        cursor.execute(statement, values)


def found() -> list[str]:
    witness = read_witness()
    return [problem.sentence for problem in verify([witness] if witness else [])]


def test_untouched_journal_is_whole(numbers: list[int]) -> None:
    assert found() == []


COLUMNS = {
    "at": "'2027-03-01 12:00:01'",
    "act": "'person.praised'",
    "subject": "'people.person:999'",
    "by": "'host'",
    "reason": "'another'",
    "details": "'{}'",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_changed_line_is_named(numbers: list[int], column: str) -> None:
    change = f'UPDATE journal_line SET "{column}" = {COLUMNS[column]} WHERE id = %s'  # noqa: S608
    sql(change, numbers[4])
    assert found() == [f"Line {numbers[4]:,}, or its place 5 in the chain, has been changed."]


@pytest.mark.parametrize("place", range(LINES))
def test_line_that_was_taken_out_is_named(numbers: list[int], place: int) -> None:
    sql("DELETE FROM journal_line WHERE id = %s", numbers[place])
    assert found() == [f"Line {numbers[place]:,} has been taken out."]


@pytest.mark.parametrize("place", range(LINES - 1))
def test_line_that_was_taken_out_with_its_place_is_found(numbers: list[int], place: int) -> None:
    sql("DELETE FROM journal_line WHERE id = %s", numbers[place])
    sql("DELETE FROM journal_link WHERE line_id = %s", numbers[place])
    assert found()[0] == f"Place {place + 1} of the chain has been taken out."


def test_line_that_was_put_in_is_named(numbers: list[int], alice: Model) -> None:
    record("person.praised", alice, by=CLOCK, at=NOON)
    new = Line.objects.latest("pk").pk
    sql("DELETE FROM journal_unlinked")
    assert found() == [f"Line {new:,} was put in past the board."]


def test_lines_that_have_changed_places_are_found(numbers: list[int]) -> None:
    one, other = numbers[3], numbers[7]
    sql("UPDATE journal_link SET line_id = -1 WHERE line_id = %s", one)
    sql("UPDATE journal_link SET line_id = %s WHERE line_id = %s", one, other)
    sql("UPDATE journal_link SET line_id = %s WHERE line_id = -1", other)
    named = [sentence.split(", or")[0] for sentence in found()]
    assert named == [f"Line {other:,}", f"Line {one:,}"]


def test_end_that_was_cut_off_is_found(numbers: list[int]) -> None:
    sql("DELETE FROM journal_line WHERE id > %s", numbers[8])
    sql("DELETE FROM journal_link WHERE position > 9")
    assert "its end has been cut off" in found()[0]


def test_end_that_was_cut_off_since_the_last_head_is_found(
    numbers: list[int], alice: Model
) -> None:
    record("person.seen", alice, by=CLOCK, at=NOON)
    link_due(NOON)
    sql("DELETE FROM journal_line WHERE id > %s", numbers[-1])
    sql("DELETE FROM journal_link WHERE position > %s", LINES)
    assert "the file journal-end knew it as far as 13" in found()[0]


def test_line_that_went_before_it_was_in_the_chain_is_named(
    numbers: list[int], alice: Model
) -> None:
    line = record("person.seen", alice, by=CLOCK, at=NOON)
    sql("DELETE FROM journal_line WHERE id = %s", line.pk)
    link_due(NOON)
    assert found() == [f"Line {line.pk:,} has been taken out before it was in the chain."]


def _remake_from(position: int) -> None:
    before = bytes(Link.objects.get(position=position - 1).digest) if position > 1 else BEGINNING
    from lamppost.journal.lines import said_by

    for link in Link.objects.filter(position__gte=position).order_by("position"):
        before = next_digest(before, said_by([link.line_id])[link.line_id])
        sql("UPDATE journal_link SET digest = %s WHERE position = %s", before, link.position)


def test_chain_that_was_made_anew_does_not_come_to_its_heads(numbers: list[int]) -> None:
    sql("UPDATE journal_line SET reason = 'another' WHERE id = %s", numbers[4])
    _remake_from(5)
    assert "made anew" in found()[0]


def test_chain_that_was_made_anew_with_its_heads_does_not_come_to_one_that_was_kept(
    numbers: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "heads.txt"
    kept.write_text("\n".join(published(head) for head in Head.objects.all()))
    sql("UPDATE journal_line SET reason = 'another' WHERE id = %s", numbers[4])
    _remake_from(5)
    sql("DELETE FROM journal_head")
    (tmp_path / "journal-end").unlink()
    sign_due(NOON + timedelta(days=1))
    with pytest.raises(SystemExit):
        main(["journal", "verify", "--heads", str(kept)])
    assert "made anew somewhere after place 0" in capsys.readouterr().out


def test_head_with_another_digest_is_not_signed_as_it_stands(numbers: list[int]) -> None:
    sql("UPDATE journal_head SET digest = %s", b"x" * 32)
    assert "is not signed as it stands" in found()[0]


def test_kept_head_with_a_stranger_s_signature_is_refused(
    numbers: list[int], settings: Settings
) -> None:
    line = published(Head.objects.get())
    settings.STATEMENT_KEYS = ("another secret",)
    with pytest.raises(WrongHead, match="not of this board"):
        list(read_heads([line], keys=own_public_keys()))


def test_command_says_that_all_is_well(
    numbers: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["journal", "verify"]) == 0
    assert f"All {LINES} lines are as they were written." in capsys.readouterr().out


def test_two_who_link_at_once_link_each_line_once(alice: Model) -> None:
    record("person.seen", alice, by=CLOCK, at=NOON)
    assert (link_due(NOON), link_due(NOON)) == (1, 0)
    assert not Unlinked.objects.exists()


def test_one_head_is_signed_for_a_day(numbers: list[int]) -> None:
    assert sign_due(NOON + timedelta(days=1, hours=2)) is None
    assert sign_due(NOON + timedelta(days=2)) is not None


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The triggers as a board has them, until the transaction of the test is taken back."""

    def put_up() -> None:
        monkeypatch.setattr(triggers, "FORBIDDEN", ("UPDATE", "DELETE", "TRUNCATE"))
        triggers.make_triggers("default")

    return put_up


@pytest.mark.parametrize("table", triggers.CLOSED)
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_database_refuses_to_change_or_delete(
    numbers: list[int], alice: Model, guarded: Callable[[], None], table: str, act: str
) -> None:
    write_decision(Done.HOLD, alice, Ruling(), by="test", at=NOON)
    publish_terms("Be kind.", "Short.", by="host", at=NOON)
    guarded()
    column = "line_id" if table == "journal_link" else "id"
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act.format(table, column, column))


def _five(parts: list[str]) -> tuple[str, str, str, str, str]:
    one, two, three, four, five = parts
    return one, two, three, four, five


@given(st.lists(st.text(), min_size=5, max_size=5), st.integers(0, 4), st.integers(1, 5))
def test_no_letter_can_move_from_one_part_to_the_next(
    parts: list[str], place: int, count: int
) -> None:
    moved = list(parts)
    if place < 4 and parts[place]:
        moved[place], moved[place + 1] = (
            parts[place][:-count],
            parts[place][-count:] + parts[place + 1],
        )
    line, other = Said(1, "", *_five(parts)), Said(1, "", *_five(moved))
    same = next_digest(BEGINNING, line) == next_digest(BEGINNING, other)
    assert same == (parts == moved)


@pytest.mark.parametrize("text", ['{"b": 1, "a": [1.5, null]}', '{"a":[1.5,null],"b":1}'])
def test_details_hash_the_same_however_a_database_writes_them(text: str) -> None:
    assert plain_json(text) == '{"a":[1.5,null],"b":1}'
