"""A board on a port, and browsers that look at it and complain of whatever goes wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.steps import NARROW, WIDE, NewPage
from tests.browser.troubles import Troubles

PATIENCE_MS = 10_000  # two cores may be busy with other tests
CHROMIUM_OPTIONS = [
    "--no-sandbox",  # root in a container, as most CI is, may not make one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database in a file: one in memory would be one connection for all the server's threads."""
    default = connections["default"]
    if default.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        default.settings_dict["TEST"]["NAME"] = str(folder / "board.sqlite3")


@pytest.fixture(autouse=True)
def _own_world(settings: Settings, tmp_path: Path) -> None:
    """As for every other test, but with photos on a disk, where the server's threads find them."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = {"default": memory, "sessions": memory}
    settings.STORAGES = {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "photos"},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MAIL_FOLDER = tmp_path / "mail"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.SEARCH_FOLDER = tmp_path / "search"
    settings.SECOND_HOUSE_KEYS = ("a key of two boards, for tests alone",)
    settings.SEARCH_CATCHES_UP = True  # on ads that a test wrote past the actions
    cache.clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = os.environ.get("LAMPPOST_CHROMIUM") or shutil.which("chromium")
    # Playwright runs a loop of its own beside the database; nothing of ours is awaited in it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser, live_server: LiveServer, settings: Settings) -> Iterator[NewPage]:
    """Opens a browser of its own for somebody: `new_page(width=320, scripts=False)`.

    The test fails if any of its pages had trouble: see `Troubles`.
    """
    settings.BASE_URL = live_server.url  # mails and feeds lead to this board
    troubles = Troubles(live_server.url)
    contexts = []

    def open_page(width: int = WIDE, scripts: bool = True, **options: Any) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            **options,
        )
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", troubles.watch)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert troubles.seen == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


@pytest.fixture
def narrow_page(new_page: NewPage) -> Page:
    return new_page(width=NARROW)


@pytest.fixture
def page_without_scripts(new_page: NewPage) -> Page:
    return new_page(scripts=False)
