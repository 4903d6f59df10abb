"""A thing as it was: what it said and showed, what stood around it, and the files of its photos.

As one file it is a plain zip archive that any court's computer opens: facts.json and photos.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

FACTS = "facts.json"
_MADE = (1980, 1, 1, 0, 0, 0)  # the same exhibit is the same file, whenever it is written
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Photo:
    """name: in the archive. digest: the photo's name on the board. stored_as: its file there.
    data: b"" for one that is not read yet, or whose file is lost."""

    name: str
    digest: str
    stored_as: str = ""
    data: bytes = b""


@dataclass(frozen=True)
class Exhibit:
    """said: what its author wrote and showed, by which two editions are told apart.
    around: the account, states, decisions, verdicts. person: whose it is."""

    subject: str
    person: str
    said: Facts
    around: Facts
    photos: tuple[Photo, ...] = ()

    @property
    def edition(self) -> str:
        return sha256(_json(self.said).encode()).hexdigest()

    def packed(self) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(FACTS, _MADE), self.plain_facts)
            for photo in self.photos:
                # Photos are pressed already.
                archive.writestr(zipfile.ZipInfo(photo.name, _MADE), photo.data, zipfile.ZIP_STORED)
        return made.getvalue()

    @property
    def plain_facts(self) -> str:
        """Everything but the photos, as the archive says it."""
        photos = [
            {"file": one.name, "digest": one.digest, "bytes": len(one.data)} for one in self.photos
        ]
        return _json(
            {
                "subject": self.subject,
                "person": self.person,
                "said": self.said,
                "around": self.around,
                "photos": photos,
            }
        )


def unpacked(data: bytes) -> Exhibit:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        facts = json.loads(archive.read(FACTS))
        photos = tuple(
            Photo(one["file"], one["digest"], data=archive.read(one["file"]))
            for one in facts["photos"]
        )
    return Exhibit(facts["subject"], facts["person"], facts["said"], facts["around"], photos)


def columns(row: models.Model, *without: str) -> dict[str, Any]:
    """All that a row holds, exactly as it stands there; of what is sealed in it, nothing."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in without and not isinstance(field, models.BinaryField)
    }


def _json(value: object) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, indent=1, ensure_ascii=False, sort_keys=True)
