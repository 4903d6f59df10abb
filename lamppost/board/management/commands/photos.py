"""Hashing photos that came before photos were hashed, so that lists of known ones find them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Exists, OuterRef
from rich.console import Console
from rich.progress import track

from lamppost.board.models import Photo
from lamppost.board.pictures import Size, storage_name
from lamppost.screening.models import HashedPhoto
from lamppost.screening.photos.actions import note_photo


class Command(BaseCommand):
    help = "hash: compute the hashes of photos that have none. May be stopped and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=("hash",), help="what to do")

    def handle(self, *_args: object, **_options: Any) -> None:  # noqa: ANN401
        digests = list(_without_hashes())
        gone = 0
        console = Console(stderr=True)
        for digest in track(digests, "Hashing", console=console, transient=True):
            try:
                with default_storage.open(storage_name(digest, Size.MEDIUM)) as file:
                    note_photo(digest, file.read())
            except OSError:  # the file is gone, or is no picture any more: it is not shown either
                gone += 1
        self.stdout.write(f"{len(digests) - gone:,} photos are hashed; {gone:,} cannot be read.")


def _without_hashes() -> Iterator[str]:
    hashed = HashedPhoto.objects.filter(digest=OuterRef("digest"))
    bare = Photo.objects.filter(~Exists(hashed)).order_by("digest")
    return bare.values_list("digest", flat=True).distinct().iterator(2_000)
