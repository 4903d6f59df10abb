"""An export: all ads to a file that import reads."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.core.files.storage import default_storage
from django.db import models

from lamppost.board.exchange.ad_rows import ad_rows, photo_name
from lamppost.board.exchange.row_writers import CsvWriter, JsonWriter, RowWriter
from lamppost.board.exchange.source_file import ZIP, Format, format_of
from lamppost.board.exchange.target_file import compressed, written_whole, zip_entry
from lamppost.board.models import Ad, Photo
from lamppost.board.pictures import Size, storage_name


@dataclass
class Written:
    ads: int = 0
    photos: int = 0
    photos_lost: int = 0


def export_ads(
    file: Path, *, state: str = "", given: str = "", with_addresses: bool = False
) -> Iterator[Written]:
    """Writes the file; gives what is written so far, after each ad and photo.

    Raises UnreadableFile if nothing says of which format it is to be, OSError.
    """
    ads = Ad.objects.filter(state=state) if state else Ad.objects.all()
    is_zip = file.suffix == ZIP
    kind = Format(given) if given else Format.JSONL if is_zip else format_of(file)
    rows = ad_rows(ads, with_addresses=with_addresses, with_photos=is_zip)
    written = Written()
    with written_whole(file) as out, _zip(out, is_zip) as archive:
        with _rows_stream(out, archive, file, kind) as stream:
            writer = _writer(stream, kind, ads)
            for row in rows:
                writer.write(row)
                written.ads += 1
                yield written
        if archive:
            yield from _write_photos(archive, ads, written)


@contextmanager
def _zip(out: BinaryIO, is_zip: bool) -> Iterator[zipfile.ZipFile | None]:
    if not is_zip:
        yield None
        return
    with zipfile.ZipFile(out, "w") as archive:
        yield archive


@contextmanager
def _rows_stream(
    out: BinaryIO, archive: zipfile.ZipFile | None, file: Path, kind: Format
) -> Iterator[BinaryIO]:
    if archive is None:
        with compressed(out, file) as stream:
            yield stream
        return
    entry = zip_entry(f"ads.{kind}", zipfile.ZIP_DEFLATED)
    with archive.open(entry, "w", force_zip64=True) as stream:
        yield cast("BinaryIO", stream)


def _writer(stream: BinaryIO, kind: Format, ads: models.QuerySet[Ad]) -> RowWriter:
    if kind is Format.JSONL:
        return JsonWriter(stream)
    keys: set[str] = set()
    for fields in ads.values_list("fields", flat=True).iterator(chunk_size=5_000):
        keys.update(fields)
    return CsvWriter(stream, keys)


def _write_photos(
    archive: zipfile.ZipFile, ads: models.QuerySet[Ad], written: Written
) -> Iterator[Written]:
    """Each picture once, in its largest size; pictures are compressed already."""
    shown = Photo.objects.shown().filter(ad__in=ads)
    digests = shown.order_by("digest").values_list("digest", flat=True).distinct()
    for digest in digests.iterator(chunk_size=1_000):
        try:
            with default_storage.open(storage_name(digest, Size.LARGE)) as file:
                data = file.read()
        except FileNotFoundError:
            written.photos_lost += 1
        else:
            archive.writestr(zip_entry(photo_name(digest), zipfile.ZIP_STORED), data)
            written.photos += 1
        yield written
