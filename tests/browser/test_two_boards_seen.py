"""A board closes, and its person is believed on another, in a browser: see test_two_boards.py."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.scaling.board import Board, lit
from tests.test_two_boards import BRING, KNOWN, TAKE, UNKNOWN, newest_code_of

pytestmark = pytest.mark.long
EMBEDDED = {"LAMPPOST_PROFILE": "embedded"}


def test_facts_of_a_board_that_is_gone_are_brought_to_another(
    chromium: Browser, tmp_path: Path
) -> None:
    file, keys = tmp_path / "mine.json", tmp_path / "keys.json"
    with lit(tmp_path / "first", **EMBEDDED, LAMPPOST_NAME="First Board") as first:
        first.do(KNOWN)
        page = signed_in(chromium, first)
        page.goto(TAKE)
        with page.expect_download() as download:
            page.get_by_role("button", name="Download the file").click()
        download.value.save_as(file)
        keys.write_text(first.visitor().get("/.well-known/lamppost/keys.json").text)
    shutil.rmtree(tmp_path / "first")

    with lit(tmp_path / "second", **EMBEDDED) as second:
        second.do(UNKNOWN)
        second.run("trust", str(keys), "--yes")
        page = signed_in(chromium, second)
        page.goto(BRING)
        page.locator("input[type=file]").set_input_files(file)
        for box in page.get_by_role("checkbox").all():
            box.set_checked(box.get_attribute("value") == "phone")
        page.get_by_role("button", name="Check and show it").click()
        shown = page.locator("main")
        expect(shown).to_contain_text("controls a phone number")
        expect(shown).not_to_contain_text("has met")


def signed_in(chromium: Browser, board: Board) -> Page:
    """Alice, by the code of a mail."""
    page = chromium.new_context(base_url=board.url).new_page()
    page.goto("/account/enter/")
    page.locator("input[name=email]").fill("alice@example.org")
    page.locator("main form button").first.click()
    page.get_by_label("Code from the mail").fill(newest_code_of(board))
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Code from the mail")).to_have_count(0)
    return page
