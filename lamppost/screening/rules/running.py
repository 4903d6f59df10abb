"""Running rules over a submission: never raises, and says of each how it went. Pure."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lamppost.screening.rules.compiling import Program
from lamppost.screening.rules.environment import environment
from lamppost.screening.rules.field import Value

Clock = Callable[[], int]  # nanoseconds

# A rule is meant to take less than one. Fifty are three times what a whole screening may.
SLOW_MS = 50.0


class End(StrEnum):
    MATCH = "match"
    NO_MATCH = "no match"
    ERROR = "error"  # a division by nothing, or a value that is missing


@dataclass(frozen=True)
class Went:
    """How a rule went. ms: of this thread's own processor time, so a busy machine slows none.

    trouble: of an error, the library's words, which quote no value.
    """

    end: End
    ms: float = 0.0
    trouble: str = ""

    @property
    def is_slow(self) -> bool:
        return self.ms > SLOW_MS


def run(
    program: Program,
    values: Mapping[str, Value],
    *,
    clock: Clock = time.thread_time_ns,
) -> Went:
    """clock: of this thread's own processor time."""
    began = clock()
    try:
        found = program.runs.eval(data={name: values[name] for name in program.fields})
        end, trouble = _read(found)
    except Exception as error:
        # Whatever a rule does wrong, what is posted is screened by everything else.
        end, trouble = End.ERROR, type(error).__name__
    return Went(end, (clock() - began) / 1e6, trouble)


def _read(found: object) -> tuple[End, str]:
    kind = found.type().name()  # type: ignore[attr-defined]
    if kind != "BOOL":
        return End.ERROR, _reason(str(found.value()))  # type: ignore[attr-defined]
    return (End.MATCH if found.value() else End.NO_MATCH), ""  # type: ignore[attr-defined]


def _reason(words: str) -> str:
    """ "INVALID_ARGUMENT: divide by zero" without what could quote a value."""
    return " ".join(words.split(":")[1:2]).strip()[:80]


def warm_up(programs: Iterable[Program]) -> None:
    """Loads the library before there is anything to screen."""
    if any(True for _ in programs):
        environment()
