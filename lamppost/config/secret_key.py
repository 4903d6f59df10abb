"""The embedded board's secret key, made once and kept beside its data."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def kept_secret_key(data: Path) -> str:
    """The key in `data/secret-key`; made, readable by the owner alone, if there is none."""
    file = data / "secret-key"
    if not file.exists():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=data, prefix=".key-") as draft:
            draft.write(secrets.token_urlsafe(48))
            draft.flush()
            # Web, worker and watcher start together: a link is whole or not there, and the
            # first one wins.
            with contextlib.suppress(FileExistsError):
                os.link(draft.name, file)
    return file.read_text().strip()
