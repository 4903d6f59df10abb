"""The embedded board's own secrets, each made once and kept beside its data."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def kept_secret_key(data: Path) -> str:
    """The key in `data/secret-key`, which signs sessions and links."""
    return _kept(data / "secret-key")


def kept_push_key(data: Path) -> str:
    """The key in `data/push-key`, which signs messages to browsers."""
    return _kept(data / "push-key")


def kept_seal_key(data: Path) -> str:
    """The key in `data/seal-key`, which seals texts within the database."""
    return _kept(data / "seal-key")


def kept_statement_key(data: Path) -> str:
    """The key in `data/statement-key`, which signs the facts that people take along."""
    return _kept(data / "statement-key")


def kept_evidence_key(data: Path) -> str:
    """The key in `data/evidence-key`, which seals what must be kept."""
    return _kept(data / "evidence-key")


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
