"""Figures as a line of a table, and whether a bar is met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

HEAD = f"{'':34}{'calls':>6}{'wall p50':>10}{'p99':>9}{'cpu p50':>10}{'p99':>9}{'bar p99':>9}  met"


def line(figures: Mapping[str, Any]) -> str:
    bar = "" if figures["bar"] is None else f"{figures['bar']:g}"
    return (
        f"{figures['kind']:34}{figures['calls']:6}{figures['wall_p50']:10.2f}"
        f"{figures['wall_p99']:9.2f}{figures['cpu_p50']:10.2f}{figures['cpu_p99']:9.2f}"
        f"{bar:>9}  {figures['met']}"
    )


def verdict(summary: Mapping[str, float], bar: float | None) -> str:
    """Whether the p99 is within the bar; "cpu" if only processor time is, which on a machine that
    others use as well tells more."""
    if bar is None:
        return ""
    if summary["wall_p99"] <= bar:
        return "yes"
    return "cpu" if summary["cpu_p99"] <= bar else "NO"
