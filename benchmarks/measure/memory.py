"""How much memory processes take, from /proc."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

KB_A_MB = 1024


@dataclass(frozen=True)
class Memory:
    """MB. PSS parts what several processes share among them; RSS counts it in each.

    anonymous is the part of the PSS that is no page of a file: what the kernel cannot take back.
    """

    processes: int
    pss: float
    rss: float
    anonymous: float


def memory_of(root: int) -> Memory:
    """Of a process and all that it started."""
    pids = family(root)
    sums = {"Pss": 0, "Rss": 0, "Pss_Anon": 0}
    for pid in pids:
        with suppress(OSError):  # ended meanwhile
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
                name, kb = line.split()[:2]
                if name[:-1] in sums:
                    sums[name[:-1]] += int(kb)
    pss, rss, anonymous = (round(kb / KB_A_MB, 1) for kb in sums.values())
    return Memory(len(pids), pss, rss, anonymous)


def family(root: int) -> list[int]:
    """The process and its descendants, whatever sessions they are in."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            # The name, in brackets, may hold blanks; what follows it does not.
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(folder.name))
    found, edge = [root], [root]
    while edge:
        edge = [child for pid in edge for child in children.get(pid, ())]
        found += edge
    return found
