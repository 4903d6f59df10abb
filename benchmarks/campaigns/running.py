"""Runs a way of finding campaigns on a file, in a process of its own, and says what it took."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.campaigns.files import read, truth_file
from benchmarks.campaigns.scored import scored
from benchmarks.campaigns.slots_found import slots_found

if TYPE_CHECKING:  # lists of words, that this process is not to hold
    from benchmarks.campaigns.made import Asked

METHODS = ("lamppost", "batch", "bag", "shingles")
KB_A_MB = 1024


@dataclass(frozen=True)
class Took:
    cpu_secs: float
    peak_mb: float


def make(what: Asked, file: Path, without: str = "") -> None:
    """In a process of its own too: what it took would count as the other's memory."""
    options = {
        "--ads": what.ads,
        "--seed": what.seed,
        "--background": what.background,
        "--style": what.style,
        "--data": what.data,
        "--without": without,
        "--out": file,
    }
    words = [str(word) for option in options.items() for word in option]
    command = [sys.executable, "-m", "benchmarks.campaigns.make", *words]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603


def run(method: str, file: Path) -> dict[str, float | str | None]:
    """The figures of one method on one file, with what it cost."""
    lines, templates = file.with_suffix(".lines.jsonl"), file.with_suffix(".templates.jsonl")
    templates.unlink(missing_ok=True)
    took = _measured(_command(method, file, lines, templates))
    truths = list(read(truth_file(file)))
    figures = scored(truths, read(lines))
    if templates.exists():
        figures |= slots_found(truths, read(templates))
    return {"method": method, **figures, "cpu_secs": took.cpu_secs, "peak_mb": took.peak_mb}


def _command(method: str, file: Path, lines: Path, templates: Path) -> list[str]:
    module = [sys.executable, "-m"]
    if method in ("bag", "shingles"):
        return [*module, "benchmarks.campaigns.baselines", str(file), str(lines), method]
    wanted = ["--out", str(lines), "--templates", str(templates)]
    workers = ["--workers", "2"] if method == "batch" else []
    return [*module, "lamppost", "campaigns", "try", str(file), *wanted, *workers]


def _measured(command: list[str]) -> Took:
    told = subprocess.DEVNULL  # how far it is
    with subprocess.Popen(command, stderr=told) as process:  # noqa: S603
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Took(round(used.ru_utime + used.ru_stime, 2), round(used.ru_maxrss / KB_A_MB, 1))
