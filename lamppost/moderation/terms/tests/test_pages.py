"""The pages of the terms, their command, and where decisions lead to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Terms
from lamppost.journal.models.decisions import Done
from lamppost.journal.terms import publish_terms, shipped, version_in_force
from lamppost.moderation.clauses import CLAUSES
from lamppost.moderation.eu.statements import statement_of
from lamppost.moderation.terms.reading import Kind, pieces_of
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EVIL = "# Rules\n\n<script>alert(1)</script>\n\n- [x](javascript:alert(1)) {{ 7|add:7 }}"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    return NOON


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_shipped_terms_have_a_section_for_each_clause() -> None:
    headings = {one.text for one in pieces_of(shipped().text) if one.kind == Kind.HEADING}
    assert {str(clause.title) for clause in CLAUSES.values()} <= headings


def test_footer_of_a_page_leads_to_the_terms(client: Client) -> None:
    assert 'href="/terms/"' in read(client, "/help/")
    assert "Version shipped-1" in read(client, "/terms/")


def test_new_terms_say_what_changed(client: Client, now: datetime) -> None:
    publish_terms("# Rules\n\nBe kind.", "Much shorter.", by="host", at=NOON - DAY)
    page = read(client, "/terms/")
    for words in ("Version 1", "since", "28 February 2027", "Much shorter.", "Be kind."):
        assert words in page
    assert 'href="/terms/1/changes/"' in page
    assert "shipped-1" in read(client, "/terms/versions/")


def test_changes_say_what_was_added_and_taken_out_in_words(client: Client, now: datetime) -> None:
    publish_terms("Be kind to all of us here.", "First.", by="host", at=NOON)
    publish_terms("Be kind to all of them here.", "Second.", by="host", at=NOON)
    page = read(client, "/terms/2/changes/")
    assert "[taken out:]</span> us</del>" in page
    assert "[added:]</span> them</ins>" in page
    assert "Second." in page


def test_terms_to_come_are_announced_and_do_not_hold_yet(client: Client, now: datetime) -> None:
    publish_terms("Be kind.", "Much shorter.", by="host", at=NOON, since=NOON + 30 * DAY)
    page = read(client, "/terms/")
    assert "Version shipped-1" in page
    assert "Much shorter." in page
    assert "This version holds from" in read(client, "/terms/1/")


def test_old_version_says_that_it_does_not_hold_any_more(client: Client, now: datetime) -> None:
    publish_terms("Be kind.", "Much shorter.", by="host", at=NOON)
    assert "does not hold any more" in read(client, "/terms/shipped-1/")
    assert "does not hold any more" not in read(client, "/terms/1/")


@pytest.mark.parametrize("path", ["9", "9/changes", "shipped-1/changes", "versions/changes"])
def test_versions_that_are_not_there_are_not_found(client: Client, path: str) -> None:
    assert client.get(f"/terms/{path}/").status_code == 404


def test_page_is_made_again_when_other_terms_hold(client: Client) -> None:
    tag = client.get("/terms/")["ETag"]
    assert client.get("/terms/", headers={"If-None-Match": tag}).status_code == 304
    publish_terms("Be kind.", "Short.", by="host", at=timezone.now())
    assert client.get("/terms/", headers={"If-None-Match": tag}).status_code == 200


def test_page_does_not_outlive_the_day_on_which_terms_begin(
    client: Client, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_terms("Be kind.", "Short.", by="host", at=NOON, since=NOON + timedelta(hours=1))
    tag = client.get("/terms/")["ETag"]
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(hours=1))
    answer = client.get("/terms/", headers={"If-None-Match": tag})
    assert "Be kind." in answer.content.decode()


def test_words_of_terms_are_never_markup(client: Client) -> None:
    publish_terms(EVIL, EVIL, by="host", at=timezone.now())
    publish_terms("Be kind.", "Short.", by="host", at=timezone.now())
    for path in ("1/", "1/changes/", "2/changes/", "versions/"):
        page = read(client, f"/terms/{path}")
        assert "<script>alert" not in page
        assert "14</" not in page
        assert 'href="javascript' not in page


def test_log_and_statement_lead_to_the_version_that_held(client: Client, alice: Person) -> None:
    decision = write_decision(Done.SUSPEND, alice, Ruling(), by="test", at=NOON)
    assert 'href="/terms/shipped-1/"' in read(client, "/decisions/")
    file = b"".join(client.get("/decisions/log.csv").streaming_content)  # type: ignore[attr-defined]
    assert file.decode().splitlines()[1].endswith(",shipped-1")
    url = str(statement_of(decision)["decision_ground_reference_url"])
    assert url.endswith("/terms/shipped-1/")


def test_command_publishes_shows_and_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "terms.md"
    file.write_text(shipped().text.replace("6 months", "nine months"))
    call_command("terms", "publish", str(file), "--summary", "Longer time to object.")
    assert "words added: 1, words taken out: 1." in capsys.readouterr().out
    assert version_in_force() == "1"
    call_command("terms", "show")
    assert "object to any decision for nine months" in capsys.readouterr().out
    call_command("terms", "show", "shipped-1")
    assert "object to any decision for 6 months" in capsys.readouterr().out
    call_command("terms", "versions")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["shipped-1", "1"]
    assert "(holds now)" in lines[1]


def test_command_puts_terms_in_force_on_a_day_to_come(tmp_path: Path) -> None:
    file = tmp_path / "terms.md"
    file.write_text("Be kind.")
    call_command("terms", "publish", str(file), "--summary", "Short.", "--since", "2099-01-01")
    assert Terms.objects.get().since == datetime(2099, 1, 1, tzinfo=UTC)
    assert timezone.localdate() < date(2099, 1, 1)


@pytest.mark.parametrize(
    ("content", "since", "sentence"),
    [
        (b"\xff\xfe\x00", "", "cannot be read as text"),
        (b"Be kind.", "2001-01-01", "in the past"),
        (b"Be kind.", "tomorrow", "is no day"),
        (b"Be kind.", "2026-02-30", "is no day"),
        (b"", "", "empty"),
    ],
)
def test_command_says_what_is_wrong(
    tmp_path: Path, content: bytes, since: str, sentence: str
) -> None:
    file = tmp_path / "terms.md"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        call_command("terms", "publish", str(file), "--summary", "Short.", "--since", since)
    assert not Terms.objects.exists()
