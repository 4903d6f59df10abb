"""Each example of docs/hosting/rules.md, over a text of 5,000 characters and the longest one."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.measure.clocks import Took, time_calls

PAGE = Path("docs/hosting/rules.md")
TEXT = "A blue kettle, hardly used; it whistles, and the lid fits. "
LENGTHS = (300, 5_000, 20_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=300, help="of each rule")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lamppost.config.settings")
    import django

    django.setup()
    print(f"{'milliseconds of processor time':36}{'p50':>9}{'p99':>9}")
    _say("reading a rule", time_calls(_readings()))
    for length in LENGTHS:
        took = time_calls(call for calls in _runs(length) for call in [calls] * options.runs)
        _say(f"one rule, {length:,} characters", took)


def _say(what: str, took: Took) -> None:
    figures = took.summary
    print(f"{what:36}{figures['cpu_p50']:9.3f}{figures['cpu_p99']:9.3f}")


def _sources() -> list[str]:
    return re.findall(r"```cel\n(.*?)\n```", PAGE.read_text(), re.S)


def _readings() -> Iterator[Callable[[], object]]:
    from lamppost.screening.rules.compiling import compile_rule
    from lamppost.screening.rules.environment import environment

    environment()
    for source in _sources():
        yield partial(compile_rule.__wrapped__, source)


def _runs(length: int) -> Iterator[Callable[[], object]]:
    from datetime import UTC, datetime

    from lamppost.screening.rules import fields
    from lamppost.screening.rules.compiling import compile_rule
    from lamppost.screening.rules.field import Around
    from lamppost.screening.rules.running import run
    from lamppost.screening.submission import Facts, Kind, Submission

    text = (TEXT * length)[:length]
    submission = Submission(Kind.AD, title="Kettle", text=text, category="rooms")
    around = Around(submission, Facts(now=datetime.now(UTC)))
    for source in _sources():
        program = compile_rule(source)
        yield partial(run, program, fields.read(around, program.fields))


main()
