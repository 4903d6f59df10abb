"""How long calls take: on the clock on the wall, and in processor time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

NS_A_MS = 1_000_000


@dataclass(frozen=True)
class Took:
    """Milliseconds of each call. Processor time is of this process and of `others` together."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]

    @property
    def summary(self) -> dict[str, float]:
        return {
            "calls": len(self.wall),
            "wall_p50": round(median(self.wall), 4),
            "wall_p99": round(nth(self.wall, 0.99), 4),
            "cpu_p50": round(median(self.cpu), 4),
            "cpu_p99": round(nth(self.cpu, 0.99), 4),
        }


def nth(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed: of 300, the 297th is the p99."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 1000) // 1000) - 1)]


def time_calls(
    calls: Iterable[Callable[[], object]], *, others: Sequence[int] = (), most_secs: float = 60.0
) -> Took:
    """One after another; stops after the call in which `most_secs` are over."""
    wall, cpu = [], []
    end = time.monotonic() + most_secs
    for call in calls:
        used = _used_ns(others)
        began_cpu, began = time.process_time_ns(), time.perf_counter_ns()
        call()
        took, took_cpu = time.perf_counter_ns() - began, time.process_time_ns() - began_cpu
        wall.append(took / NS_A_MS)
        cpu.append((took_cpu + _used_ns(others) - used) / NS_A_MS)
        if time.monotonic() > end:
            break
    return Took(tuple(wall), tuple(cpu))


def _used_ns(pids: Sequence[int]) -> int:
    """What Linux counts in nanoseconds; /proc/PID/stat has hundredths of seconds only."""
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids)
