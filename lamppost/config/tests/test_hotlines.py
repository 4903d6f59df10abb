"""Hotlines and the CyberTipline's address are read from the environment, or told to be wrong."""

from __future__ import annotations

import pytest

from lamppost.config.env import WrongSetting
from lamppost.config.hotlines import cybertip_url, hotlines


def test_hotlines_are_countries_names_and_addresses() -> None:
    given = "GB Internet Watch Foundation https://report.example ; nl Meldpunt https://nl.example;"
    assert hotlines(given) == [
        ("GB", "Internet Watch Foundation", "https://report.example"),
        ("NL", "Meldpunt", "https://nl.example"),
    ]
    assert hotlines("") == []


@pytest.mark.parametrize(
    "given", ["GB https://a.example", "Britain IWF https://a.example", "GB IWF a.example", "GB"]
)
def test_a_hotline_that_lacks_something_is_told(given: str) -> None:
    with pytest.raises(WrongSetting, match="LAMPPOST_HOTLINES"):
        hotlines(given)


def test_reports_go_encrypted_but_for_this_machine() -> None:
    assert (
        cybertip_url("https://exttest.cybertip.org/ispws/") == "https://exttest.cybertip.org/ispws"
    )
    assert cybertip_url("http://127.0.0.1:8999/ispws") == "http://127.0.0.1:8999/ispws"
    with pytest.raises(WrongSetting):
        cybertip_url("http://report.cybertip.org/ispws")
