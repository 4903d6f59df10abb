"""The folder of evidence: one sealed file an exhibit, with a key of its own.

A file is whole under its name before any row knows it, so that no row is ever without its file. A
file that no row knows is left of something that was never finished: the expiry deletes it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from lamppost.core.sealing import Unreadable, seal_bytes, unseal_bytes

_PURPOSE = "evidence"
_ENDING = ".sealed"


@dataclass(frozen=True)
class Stored:
    """file: its name in the folder. digest: of what is sealed."""

    file: str
    digest: str
    size: int


class Damaged(Exception):
    """An exhibit that is not there, is not what it was, or whose key is gone."""


def store(data: bytes) -> Stored:
    """Seals it into a file that outlives a power cut."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = secrets.token_hex(16) + _ENDING
    draft = folder / f".{name}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(seal_bytes(data, settings.EVIDENCE_KEYS, _PURPOSE))
        file.flush()
        os.fsync(file.fileno())
    draft.rename(folder / name)
    _sync(folder)
    return Stored(name, sha256(data).hexdigest(), len(data))


def _sync(folder: Path) -> None:
    """A name is kept only once its folder is written."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(stored: Stored) -> bytes:
    """Raises Damaged."""
    try:
        data = unseal_bytes(
            (_folder() / stored.file).read_bytes(), settings.EVIDENCE_KEYS, _PURPOSE
        )
    except (OSError, Unreadable) as error:
        raise Damaged(type(error).__name__) from None
    if sha256(data).hexdigest() != stored.digest:
        raise Damaged("digest")
    return data


def delete(file: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        (_folder() / file).unlink()


def files_older_than(secs: float) -> Iterator[str]:
    """Names of files, drafts among them, by the file system's own clock."""
    folder = _folder()
    if not folder.is_dir():
        return
    before = time.time() - secs
    for file in folder.iterdir():
        if not file.name.endswith(_ENDING):
            continue
        with contextlib.suppress(FileNotFoundError):
            if file.stat().st_mtime < before:
                yield file.name


def _folder() -> Path:
    return Path(settings.EVIDENCE_FOLDER)
