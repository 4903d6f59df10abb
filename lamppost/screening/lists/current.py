"""The hosts that are known to be bad, as the files in the host's folder say now."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lamppost.screening.lists.hosts import read_host
from lamppost.screening.lists.kept import Kept
from lamppost.screening.lists.lines import ListFileError, read_lines

logger = logging.getLogger(__name__)

# Hosts in files of this name are refused, those in any other "hosts-….txt" held.
REFUSED = "hosts-refused"


@dataclass(frozen=True)
class Lists:
    """refused_hosts: those of the bad ones that a link to is refused for, by the host's word.

    digest: names this content, to be kept with verdicts. mistakes: lines that could not be read.
    """

    bad_hosts: frozenset[str] = frozenset()
    refused_hosts: frozenset[str] = frozenset()
    digest: str = ""
    mistakes: tuple[ListFileError, ...] = ()


def current() -> Lists:
    """The lists in force: read again when a file changes, without a restart."""
    return _KEPT.current()


def make_lists(files: Sequence[Path]) -> Lists:
    bad: set[str] = set()
    refused: set[str] = set()
    mistakes: list[ListFileError] = []
    for file in files:
        hosts, wrong = read_lines(file, read_host)
        bad.update(hosts)
        if file.name.startswith(REFUSED):
            refused.update(hosts)
        mistakes += wrong
    for mistake in mistakes:
        logger.warning("screening list: %s", mistake)
    return Lists(frozenset(bad), frozenset(refused), _digest(bad, refused), tuple(mistakes))


def _digest(bad: set[str], refused: set[str]) -> str:
    if not bad:
        return ""
    said = "\n".join([*sorted(bad), "", *sorted(refused)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


_KEPT = Kept("hosts-*.txt", make_lists)
