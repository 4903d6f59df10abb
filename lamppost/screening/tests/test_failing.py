from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lamppost.screening import actions, checks
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Finding, Verdict

TEDDY = Submission(Kind.AD, title="Teddy bear", text="One eye is missing.")
NOTHING_KNOWN = Facts(now=datetime(2027, 3, 1, tzinfo=UTC))


def _breaks(read: Read) -> list[Finding]:
    raise ZeroDivisionError(read.submission.text)


def test_what_cannot_be_screened_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "ALL", (Check("breaks", 1, _breaks),))
    assert actions.screen(TEDDY, lambda: NOTHING_KNOWN).verdict == Verdict.HOLD


def test_no_word_of_what_broke_screening_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(checks, "ALL", (Check("breaks", 1, _breaks),))
    actions.screen(TEDDY, lambda: NOTHING_KNOWN)
    assert "ZeroDivisionError" in caplog.text
    assert "eye" not in caplog.text


def test_what_cannot_be_asked_of_the_tables_is_held() -> None:
    def gather() -> Facts:
        raise OSError

    assert actions.screen(TEDDY, gather).verdict == Verdict.HOLD
