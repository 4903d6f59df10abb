"""Where an alert is looked up."""

from __future__ import annotations

from lamppost.board.alerts.models import Alert


def make_keys(alert: Alert) -> None: ...
