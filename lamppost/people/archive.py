"""Everything of somebody's, as one zip archive that is made while it is read."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from django.core.serializers.json import DjangoJSONEncoder

from lamppost.people.belongings import Belonging, all_belongings
from lamppost.people.models import Person

CHUNK = 64 * 1024


class _Pipe:
    """Takes what a zip writer writes and gives it out again; it cannot be wound back."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []

    def write(self, chunk: bytes) -> int:
        self._chunks.append(bytes(chunk))
        return len(chunk)

    def flush(self) -> None:
        """There is nothing behind it to flush to."""

    close = flush

    def take(self) -> Iterator[bytes]:
        chunks, self._chunks = self._chunks, []
        yield from chunks


def stream_archive(person: Person) -> Iterator[bytes]:
    """The archive in pieces; no more of it than a piece is ever held in memory."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for belonging in all_belongings():
            archive.writestr(f"{belonging.name}.json", _as_json(belonging, person))
            yield from pipe.take()
            for name, content in belonging.files(person):
                for _piece in _add_file(archive, name, content):
                    yield from pipe.take()
    yield from pipe.take()


def _as_json(belonging: Belonging, person: Person) -> str:
    return json.dumps(belonging.export(person), cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)


def _add_file(archive: zipfile.ZipFile, name: str, content: bytes | BinaryIO) -> Iterator[None]:
    """Writes one file, pausing after every piece."""
    with archive.open(name, "w") as entry:
        if isinstance(content, bytes):
            entry.write(content)
            yield
            return
        with content:
            while piece := content.read(CHUNK):
                entry.write(piece)
                yield
