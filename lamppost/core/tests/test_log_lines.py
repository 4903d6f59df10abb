"""No secret address in a log line."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from lamppost.core.log_lines import RoutesOnly


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/manage/secret-token/", "/manage/<str:token>/"),
        ("/post/draft/16cf1fd1-88e8-4407-9ca8-d415529386ab/", "/post/draft/<uuid:key>/"),
        ("/secret-token", "(no page of ours)"),
    ],
)
def test_line_about_a_page_that_is_not_there_names_its_kind(
    client: Client, caplog: pytest.LogCaptureFixture, path: str, kind: str
) -> None:
    caplog.handler.addFilter(RoutesOnly())
    with caplog.at_level(logging.WARNING, "django.request"):
        client.get(path)
    assert [record.getMessage() for record in caplog.records] == [f"Not Found: {kind}"]


def test_every_handler_of_ours_has_the_filter() -> None:
    logs: dict[str, Any] = settings.LOGGING
    assert all("routes" in handler["filters"] for handler in logs["handlers"].values())
    assert logs["filters"]["routes"]["()"] == "lamppost.core.log_lines.RoutesOnly"
