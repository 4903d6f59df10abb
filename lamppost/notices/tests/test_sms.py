from __future__ import annotations

import json
import logging

import pytest
from pytest_django import Settings

from lamppost.config.env import WrongSetting
from lamppost.config.sms_way import sms_countries, sms_way
from lamppost.notices.sms import NotSent, ToFolder, ToService, texter
from lamppost.notices.tests.push_service import push_service

NUMBER = "+19375550134"


def test_service_is_posted_the_number_and_the_text() -> None:
    with push_service() as service:
        service.status = 202
        ToService(service.url, "sesame").send(NUMBER, "123456 is your code")
    [(headers, body)] = service.brought
    assert json.loads(body) == {"to": NUMBER, "text": "123456 is your code"}
    assert headers["Authorization"] == "Bearer sesame"


@pytest.mark.parametrize("status", [302, 401, 500])
def test_service_that_does_not_take_a_text_is_told_of_without_the_number(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with push_service() as service:
        service.status = status
        with pytest.raises(NotSent) as failed:
            ToService(service.url, "").send(NUMBER, "123456 is your code")
    assert "5550134" not in caplog.text + repr(failed.value)
    assert len(service.brought) == 1


def test_service_that_is_not_there_is_told_of_without_the_number(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with push_service() as service:
        gone = service.url
    with pytest.raises(NotSent):
        ToService(gone, "").send(NUMBER, "123456 is your code")
    assert "5550134" not in caplog.text


def test_folder_keeps_the_text_and_not_the_number(settings: Settings) -> None:
    ToFolder().send(NUMBER, "123456 is your code")
    [kept] = [path.read_text() for path in settings.MAIL_FOLDER.glob("*.eml")]
    assert "123456 is your code" in kept
    assert "Subject: Text message to the number ending in 34" in kept
    assert "5550134" not in kept


@pytest.mark.parametrize(
    ("given", "is_tried", "way"),
    [
        ("", True, "folder"),
        ("", False, "off"),
        ("off", True, "off"),
        ("https://sms.example/send?from=board", False, "https://sms.example/send?from=board"),
        ("http://127.0.0.1:9/sms", False, "http://127.0.0.1:9/sms"),
    ],
)
def test_setting_names_the_way(given: str, way: str, *, is_tried: bool) -> None:
    assert sms_way(given, is_tried=is_tried) == way


@pytest.mark.parametrize("given", ["on", "http://sms.example/", "sms.example", "ftp://x"])
def test_setting_that_names_no_way_is_answered_with_a_sentence(given: str) -> None:
    with pytest.raises(WrongSetting, match="LAMPPOST_SMS"):
        sms_way(given, is_tried=True)


@pytest.mark.parametrize(
    ("given", "covers", "countries"),
    [
        ([], ["US-OH", "US", "CA"], ["US", "CA"]),
        (["de"], ["US"], ["DE"]),
        ([], ["4509884"], []),
    ],
)
def test_countries_are_those_that_the_board_covers(
    given: list[str], covers: list[str], countries: list[str]
) -> None:
    assert sms_countries(given, covers) == countries


def test_board_without_a_way_has_no_texter(settings: Settings) -> None:
    settings.SMS = "off"
    assert texter() is None
