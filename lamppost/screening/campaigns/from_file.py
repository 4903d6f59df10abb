"""Ads of a file, as campaigns know them. Touches no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from lamppost.screening.campaigns.values import Ad
from lamppost.screening.files.cells import said, several, words
from lamppost.screening.files.columns import understood
from lamppost.screening.files.moments import moment
from lamppost.screening.files.problems import BadRow, NotReadable
from lamppost.screening.files.rows import Row

TOLD_OF_A_KIND = 5  # a file with 100,000 wrong dates is told of as one
YES = frozenset({"1", "true", "yes", "y", "t"})
_PRECISE = frozenset({"place", "place_id"})  # better than a point; a town is worse than one

Columns = dict[str, tuple[str, ...]]


class FileReader:
    """Reads rows one by one; `tell` hears, in sentences, of what is odd about them."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self.ads = 0
        self.bad = 0
        self._tell = tell
        self._counts: dict[str, int] = {}
        self._ids: set[str] = set()
        self._known: dict[tuple[str, ...], Columns] = {}

    def ads_of(self, rows: Iterable[Row]) -> Iterator[Ad]:
        """An ad for every row that can be read, in their order. Raises NotReadable."""
        for line, row in rows:
            if isinstance(row, BadRow):
                self.bad += 1
                self._say("bad rows", f"Line {line}: {row.sentence} It is left out.")
                continue
            columns = self._columns(row)
            if not self.ads and "text" not in columns and "title" not in columns:
                raise NotReadable(
                    f"No column is called text. The file names these: {', '.join(row)[:300]}."
                )
            self.ads += 1
            yield self._ad(line, row, columns)
        for what, count in self._counts.items():
            if count > TOLD_OF_A_KIND:
                self._tell(f"There were {count:,} {what} in all.")

    def _columns(self, row: Mapping[str, object]) -> Columns:
        names = tuple(row)
        if names not in self._known:
            if len(self._known) > 1_000:  # a file whose every object has names of its own
                self._known.clear()
            self._known[names] = understood(names)
        return self._known[names]

    def _ad(self, line: int, row: Mapping[str, object], columns: Columns) -> Ad:
        def cell(meaning: str) -> str:
            return said(row[columns[meaning][0]]) if meaning in columns else ""

        title, text = (words(row[columns[m][0]]) if m in columns else "" for m in ("title", "text"))
        ad_id = self._id(line, cell("id"), is_asked="id" in columns)
        return Ad(
            id=ad_id,
            text=f"{title}\n{text}" if title.strip() else text,
            account=cell("account"),
            contacts=_all(row, columns, "contact"),
            place=_place(columns, cell),
            posted=self._moment(line, cell("posted")),
            photos=_all(row, columns, "photo"),
            is_verified=cell("verified").casefold() in YES,
        )

    def _id(self, line: int, given: str, *, is_asked: bool) -> str:
        """Two ads of one id stay two, each under it: whoever asked knows them by it."""
        if not given:
            if is_asked:
                self._say("rows without an id", f"Line {line}: there is no id; called line-{line}.")
            elif self.ads == 1:
                self._tell("No column is called id, so each ad is called by its line.")
            return f"line-{line}"
        if given in self._ids:
            self._say("ids that came before", f"Line {line}: id {given} came before; both count.")
        self._ids.add(given)
        return given

    def _moment(self, line: int, text: str) -> datetime | None:
        at = moment(text) if text else None
        if text and at is None:
            self._say(
                "times not understood", f"Line {line}: “{text[:40]}” is not a time; left out."
            )
        return at

    def _say(self, what: str, sentence: str) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1
        if self._counts[what] <= TOLD_OF_A_KIND:
            self._tell(sentence)


def _all(row: Mapping[str, object], columns: Columns, meaning: str) -> tuple[str, ...]:
    found = (one for name in columns.get(meaning, ()) for one in several(row[name]))
    return tuple(dict.fromkeys(found))


def _place(columns: Columns, cell: Callable[[str], str]) -> str:
    named, own = cell("place"), columns.get("place", ("",))[0].casefold()
    if named and own in _PRECISE:
        return named
    return _point(cell("lat"), cell("lng")) or named


def _point(lat: str, lng: str) -> str:
    """Rounded to some ten metres: the same building, however many digits a program writes."""
    try:
        return f"{float(lat):.4f},{float(lng):.4f}"
    except ValueError:
        return ""
