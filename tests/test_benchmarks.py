"""Every benchmark runs, on the smallest board there is. What it measures there says nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lamppost.board.tests.exchanged import row
from tests import postgres, valkey

pytestmark = pytest.mark.long


def run(name: str, *options: str) -> str:
    command = [sys.executable, "-m", f"benchmarks.{name}", *options]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("boards")


def board(data: Path) -> tuple[str, ...]:
    return "--ads", "300", "--data", str(data), "--json", str(data / "figures.jsonl")


def test_search_tells_of_every_kind_and_its_bar(data: Path) -> None:
    told = run("search", *board(data), "--queries", "3")
    lines = [line for line in told.splitlines() if line.startswith("newest in place")]
    assert len(lines) == 1
    assert lines[0].split()[-1] in {"yes", "cpu", "NO"}
    assert "index one ad" in told


def test_alerts_are_found_as_by_trying_every_one(data: Path) -> None:
    told = run("alerts", *board(data), "--alerts", "60", "--new", "4", "--compared", "4")
    assert "4 of 4 ads: the same alerts as by trying all 60" in told


def test_pages_are_answered_as_they_should_be(data: Path) -> None:
    run("pages", *board(data), "--requests", "4", "--posts", "2")
    last = json.loads((data / "figures.jsonl").read_text().splitlines()[-1])
    pages = [one for one in last["figures"] if "answers" in one]
    assert {one["page"] for one in pages} >= {"home", "an ad", "post an ad"}
    assert all(set(one["answers"]) <= {"200", "302"} for one in pages)


def test_rules_are_timed_on_the_longest_text() -> None:
    told = run("rules", "--runs", "2")
    assert "one rule, 20,000 characters" in told


def test_nothing_is_locked_while_people_read_and_write(data: Path) -> None:
    told = run("mixed", *board(data), "--secs", "3")
    assert "database is locked: 0 times (bar 0); other things: 0" in told


def test_replicas_are_compared_with_the_primary_alone() -> None:
    if postgres.find_programs() is None or valkey.find_program() is None:
        pytest.skip("needs PostgreSQL's server, and Valkey's or Redis'")
    told = run("replicas", "--pages", "8")
    assert re.search(r"with a replica a page takes \d+\.\d+ times as long", told)


def test_board_of_a_file_holds_the_ads_that_the_import_would_take(data: Path) -> None:
    rows = [row(number) for number in range(40)]
    rows[3]["category"] = "of nothing"
    file, mapping = data / "other.jsonl", data / "other.toml"
    theirs = [{"headline": one.pop("title"), **one} for one in rows]
    file.write_text("".join(json.dumps(one) + "\n" for one in theirs))
    mapping.write_text('[columns]\nheadline = "title"\n')
    told = run("boards", *board(data)[:4], "--file", str(file), "--mapping", str(mapping))
    assert "39 ads, made" in told


def test_plots_are_drawn_of_the_figures(data: Path) -> None:
    run("search", *board(data), "--queries", "2")
    run("pages", *board(data), "--requests", "3", "--posts", "1")
    run("plots", str(data / "figures.jsonl"), "--into", str(data))
    assert "newest in place" in (data / "search-embedded.svg").read_text()
    assert "common word" in (data / "pages-embedded.svg").read_text()


def test_a_list_of_photos_is_searched_without_a_miss() -> None:
    told = run("screening.photos", "--hashes", "3000", "--queries", "20", "--compared", "10")
    assert told.count("10 compared with all: 0 missed, 0 made up") == 2


def test_saving_a_picture_moves_its_hash_less_than_another_picture_does() -> None:
    told = run("screening.hashes_apart")
    assert int(told.split()[-1]) > 31


def test_lures_are_told_from_honest_prices(tmp_path: Path) -> None:
    file = tmp_path / "rents.csv"
    rents = "".join(f"Dayton,{900 + 7 * at % 400}\n" for at in range(120))
    file.write_text(f"city,price\n{rents}")
    told = run("screening.prices", str(file))
    assert "90 ads of 120" in told
    assert re.search(r"lures at 20% +100%", told)


def test_contacts_of_all_who_are_missed_are_told_once(tmp_path: Path) -> None:
    told = run("meetings.handover", "--data", str(tmp_path), "--plans", "40", "--over", "1")
    assert "told 40, mails 40 of 40 names" in told
