"""The photos that a row names."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.texts import Said, words
from lamppost.board.models import ALT_LENGTH, MOST_PHOTOS

FILE_LENGTH = 500
_OWN_NAME = re.compile(r"(?:.*/)?([0-9a-f]{64})\.jpg", re.DOTALL)


@dataclass(frozen=True)
class WantedPhoto:
    """A file, relative to the file of ads or inside its zip, and words for who cannot see it."""

    file: str
    alt: str = ""

    @property
    def claimed_digest(self) -> str:
        """The digest in the name of a file that export wrote, or ""."""
        found = _OWN_NAME.fullmatch(self.file)
        return found[1] if found else ""


def wanted_photos(said: Said) -> tuple[WantedPhoto, ...] | None:
    """None if the row says nothing of photos. Raises RowProblem."""
    given = said.get("photos")
    if given is None:
        return None
    if isinstance(given, str):  # a cell of a CSV file
        try:
            given = json.loads(given)
        except (ValueError, RecursionError) as error:
            raise RowProblem("photos is not a JSON list of files.") from error
    if not isinstance(given, list):
        raise RowProblem('photos has to be a list such as [{"file": "a.jpg", "alt": "…"}].')
    if len(given) > MOST_PHOTOS:
        raise RowProblem(f"The row has {len(given)} photos; an ad has room for {MOST_PHOTOS}.")
    return tuple(_wanted(one) for one in given)


def _wanted(given: object) -> WantedPhoto:
    photo = {"file": given} if isinstance(given, str) else given
    if not isinstance(photo, dict) or not photo.keys() <= {"file", "alt"}:
        raise RowProblem('Each photo has to be {"file": "a.jpg", "alt": "…"}.')
    file = words(photo, "file", most=FILE_LENGTH)
    path = PurePosixPath(file)
    if "://" in file:
        raise RowProblem("Photos are not fetched from elsewhere. Put the files beside this one.")
    if not path.name or path.is_absolute() or ".." in path.parts or "\\" in file:
        raise RowProblem("A photo's file has to be named from the folder of this file on.")
    return WantedPhoto(file, words(photo, "alt", most=ALT_LENGTH).strip())
