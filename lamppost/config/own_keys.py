"""The embedded board's own secrets, each made once and kept beside its data."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def one_key(given: str, own: Path | None) -> str:
    """The one given; otherwise the board's own, and "" where it has none."""
    return given or (_kept(own) if own else "")


def keys(given: str, own: Path | None) -> tuple[str, ...]:
    """Those given, with commas or spaces between them; otherwise the board's own, if it has one."""
    return tuple(given.replace(",", " ").split()) or ((_kept(own),) if own else ())


def _kept(file: Path) -> str:
    """What the file holds; made, readable by the owner alone, if there is none."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=file.parent, prefix=".key-") as draft:
            draft.write(secrets.token_urlsafe(48))
            draft.flush()
            # Web, worker and watcher start together: a link is whole or not there, and the
            # first one wins.
            with contextlib.suppress(FileExistsError):
                os.link(draft.name, file)
    return file.read_text().strip()
