"""An import, batch by batch: a crash between two loses nothing, and a second run ends it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from django.db import IntegrityError, models, transaction
from django.db.models import Prefetch, Q

from lamppost.board.bumps import Slots
from lamppost.board.exchange.json_rows import Row
from lamppost.board.exchange.known_ads import Change, by_name, change_for, make_changes
from lamppost.board.exchange.new_ads import put_up
from lamppost.board.exchange.photo_intake import TakenPhotos, take_photos
from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.row import Incoming, RowReader
from lamppost.board.exchange.source_file import PhotoFolder
from lamppost.board.exchange.verdicts import Verdicts, screen_rows
from lamppost.board.models import Ad, Photo
from lamppost.core.errors import Refused

BATCH_ROWS = 1_000
BATCH_PHOTOS = 60  # cleaning so many takes some ten seconds, and a crash loses no more

Tell = Callable[[int, str, str], None]  # line, external id, what is wrong


@dataclass
class Counts:
    """Rows by what became of them."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0

    @property
    def total(self) -> int:
        return self.new + self.changed + self.unchanged + self.refused


@dataclass
class Importer:
    """tell hears of every row that is refused, and of every photo that is left out."""

    reader: RowReader
    photos: PhotoFolder | None
    tell: Tell
    with_photos: bool = True
    is_rehearsal: bool = False  # reads and tells, and writes nothing

    def __post_init__(self) -> None:
        self._slots = Slots(now=self.reader.now)

    def run(self, rows: Iterable[Row]) -> Iterator[Counts]:
        """Imports; gives the counts so far after each batch."""
        counts = Counts()
        with closing(Seen()) as seen:
            for batch in self._batches(rows, seen, counts):
                self._take(batch, counts)
                yield counts
        yield counts

    def _batches(self, rows: Iterable[Row], seen: Seen, counts: Counts) -> Iterator[list[Incoming]]:
        batch: list[Incoming] = []
        photos = 0
        for line, raw in rows:
            try:
                row = self._read(line, raw)
                seen.refuse_second(row)
            except Refused as problem:
                counts.refused += 1
                self.tell(line, _id_in(raw, self.reader), problem.sentence)
                continue
            batch.append(row)
            photos += len(row.photos or ()) if self.with_photos else 0
            if len(batch) >= BATCH_ROWS or photos >= BATCH_PHOTOS:
                yield batch
                batch, photos = [], 0
        yield batch

    def _read(self, line: int, raw: Mapping[str, object] | RowProblem) -> Incoming:
        if isinstance(raw, RowProblem):
            raise raw
        return self.reader.read(line, raw)

    def _take(self, rows: Sequence[Incoming], counts: Counts) -> None:
        photos = {}
        if self.with_photos and not self.is_rehearsal:
            photos = take_photos(rows, self.photos, self._tell_photo)
        # Screening takes milliseconds a row: it must not hold up whoever else writes.
        verdicts = {}
        if not self.is_rehearsal:
            verdicts = screen_rows(rows, photos, by_name(_here(rows)), at=self.reader.now)
        try:
            self._write(rows, photos, verdicts, counts)
        except IntegrityError:
            # Another import put one of them up at the same moment. Now it is there to be found.
            self._write(rows, photos, verdicts, counts)

    def _tell_photo(self, row: Incoming, sentence: str) -> None:
        self.tell(row.line, row.external_id, sentence)

    def _write(
        self,
        rows: Sequence[Incoming],
        photos: Mapping[int, TakenPhotos],
        verdicts: Verdicts,
        counts: Counts,
    ) -> None:
        at = self.reader.now
        with transaction.atomic():
            here = by_name(_here(rows))
            new, changes = [], []
            for row in rows:
                ad = next((here[name] for name in reversed(row.names) if name in here), None)
                found = verdicts.get(row.line)
                if ad is None:
                    new.append(row)
                else:
                    change = change_for(ad, row, photos.get(row.line), found, at=at)
                    changes.append((row, change))
            real = [change for _row, change in changes if change.columns]
            late = [] if self.is_rehearsal else make_changes(real, self._slots, at=at)
            if not self.is_rehearsal:
                # One whose ad has gone since it was looked for has not been screened.
                missing = [row for row in new if row.line not in verdicts]
                verdicts |= screen_rows(missing, photos, {}, at=at)
                put_up(new, photos, verdicts, self._slots, at=at)
        counts.new += len(new)
        counts.changed += len(real) - len(late)
        counts.unchanged += len(changes) - len(real)
        counts.refused += len(late)
        self._tell_late(changes, late)

    def _tell_late(
        self, changes: Sequence[tuple[Incoming, Change]], late: Sequence[Change]
    ) -> None:
        for row, change in changes:
            if any(change is one for one in late):
                sentence = "The ad was edited on the board just now. Import the file again."
                self.tell(row.line, row.external_id, sentence)


def _here(rows: Sequence[Incoming]) -> list[Ad]:
    """Those of the rows that are on the board, with the photos that they show."""
    asked = Q(begun_as__in=[row.key for row in rows if row.key])
    for source in {row.source for row in rows if row.external_id}:
        ids = [row.external_id for row in rows if row.source == source]
        # The index of external ids leaves out the empty ones, and is used only if these do.
        asked |= Q(source=source, external_id__in=ids) & ~Q(external_id="")
    shown = Prefetch("photos", Photo.objects.shown())
    found: models.QuerySet[Ad] = Ad.objects.filter(asked).defer("words")
    return list(found.prefetch_related(shown))


def _id_in(raw: Mapping[str, object] | RowProblem, reader: RowReader) -> str:
    """The external id of a row that cannot be read otherwise, for whoever looks for it."""
    if isinstance(raw, RowProblem):
        return ""
    columns = reader.mapping.columns
    ids = (value for name, value in raw.items() if columns.get(name, name) == "external_id")
    return str(next(ids, ""))[:200]


class Seen:
    """Which names the rows of a file had, on disk: a file may be longer than memory."""

    def __init__(self) -> None:
        # An unnamed database is a temporary file that goes away by itself.
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("PRAGMA journal_mode=OFF")
        self._rows.execute("CREATE TABLE seen (name TEXT PRIMARY KEY, line INT) WITHOUT ROWID")

    def refuse_second(self, row: Incoming) -> None:
        """Raises RowProblem if an earlier row was called the same."""
        for name in row.names:
            found = self._rows.execute("SELECT line FROM seen WHERE name = ?", (name,)).fetchone()
            if found:
                raise RowProblem(f"Line {found[0]} has the same external_id. The first one counts.")
        self._rows.executemany(
            "INSERT INTO seen VALUES (?, ?)", [(name, row.line) for name in row.names]
        )

    def close(self) -> None:
        self._rows.close()
