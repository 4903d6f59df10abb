"""Lists of hashes of known photos. What they are is told in docs/hosting/photo-lists.md."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from lamppost.core.errors import Refused
from lamppost.screening.models import HashList
from lamppost.screening.photos.known import forget_other_indexes, make_index
from lamppost.screening.photos.listed import LeftOut, Listed
from lamppost.screening.photos.listed_files import FORMATS, read_list
from lamppost.screening.photos.lists import import_list, remove_list
from lamppost.screening.photos.matching import on_board
from lamppost.screening.verdict import Verdict

SHOWN = 20  # the first wrong rows say what is wrong with all of them
SOME_WRONG, UNUSABLE = 1, 2


class Command(BaseCommand):
    help = (
        "import FILE: take a list of PDQ hashes, or its newer state. list: say which there are. "
        "remove NAME: take one away. Exit code 1 if some rows were wrong, 2 if the file cannot "
        "be used. See docs/hosting/photo-lists.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        taking = verbs.add_parser("import", help="take a list, or its newer state")
        taking.add_argument("file", type=Path)
        taking.add_argument("--name", default="", help="else the file's")
        taking.add_argument("--format", choices=FORMATS, default="", help="else by the file's name")
        taking.add_argument("--urgent", action="store_true", help="look within hours")
        taking.add_argument(
            "--child-safety",
            action="store_true",
            help="known abuse of children: a match is hidden for people who are trained to look",
        )
        taking.add_argument(
            "--asks",
            choices=(Verdict.HOLD.value, Verdict.WATCH.value),
            default=Verdict.HOLD.value,
            help="hold: a person looks before it goes up. watch: afterwards",
        )
        verbs.add_parser("list", help="say which lists there are")
        removing = verbs.add_parser("remove", help="take a list away")
        removing.add_argument("name")

    def handle(self, *_args: object, verb: str, **options: Any) -> None:  # noqa: ANN401
        if verb == "import":
            self._import(**options)
        elif verb == "remove":
            self._remove(options["name"])
        else:
            self._list()

    def _import(self, *, file: Path, **options: Any) -> None:  # noqa: ANN401
        rows = _Rows(file, options["format"])
        try:
            kept = import_list(
                rows,
                name=(options["name"] or file.stem)[:60],
                at=timezone.now(),
                asks=Verdict(options["asks"]),
                is_urgent=options["urgent"],
                is_child_safety=options["child_safety"],
            )
        except Refused as refused:
            raise CommandError(refused.sentence, returncode=UNUSABLE) from refused
        make_index(_lists())
        forget_other_indexes(_lists())
        self.stdout.write(
            f"{kept.name}: {kept.count:,} hashes. Left out: {rows.unfit:,} unfit, "
            f"{rows.wrong:,} wrong."
        )
        self._tell_of_the_board(kept)
        if rows.wrong:
            sys.exit(SOME_WRONG)

    def _tell_of_the_board(self, kept: HashList) -> None:
        for digest, match in on_board(_lists()):
            if match.of.pk != kept.pk:
                continue
            self.stdout.write(
                f"On this board already: photo {digest}, {match.distance} bits from one of them."
            )

    def _list(self) -> None:
        for one in _lists():
            urgent = ", urgent" if one.is_urgent else ""
            urgent += ", child safety" if one.is_child_safety else ""
            self.stdout.write(
                f"{one.name}: {one.count:,} hashes of {one.imported:%Y-%m-%d}, {one.asks}{urgent}"
            )
        if not _lists():
            self.stdout.write("There is no list. Take one with: lamppost hashes import FILE")

    def _remove(self, name: str) -> None:
        kept = HashList.objects.filter(name=name).first()
        if kept is None:
            raise CommandError("There is no such list. “lamppost hashes list” names them.")
        remove_list(kept, at=timezone.now())
        make_index(_lists())
        forget_other_indexes(_lists())
        self.stdout.write("It is gone.")


class _Rows:
    """The hashes of a file, with a bar; wrong rows are told, and counted."""

    def __init__(self, file: Path, form: str) -> None:
        self.wrong = self.unfit = 0
        self._file = file
        self._form = form

    def __iter__(self) -> Iterator[Listed]:
        total = self._file.stat().st_size if self._file.is_file() else None
        with Progress(console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task("Reading", total=total)
            told = read_list(
                self._file,
                form=self._form,
                tell=lambda done: progress.update(bar, completed=done),
            )
            for row in told:
                if isinstance(row, Listed):
                    yield row
                else:
                    self._leave_out(row)

    def _leave_out(self, row: LeftOut) -> None:
        if not row.is_wrong:
            self.unfit += 1
            return
        self.wrong += 1
        if self.wrong <= SHOWN:
            sys.stderr.write(f"{row.where}: {row.reason}\n")
        elif self.wrong == SHOWN + 1:
            sys.stderr.write("… and more.\n")


def _lists() -> list[HashList]:
    return list(HashList.objects.all())
