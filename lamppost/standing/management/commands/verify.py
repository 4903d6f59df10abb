"""Checks a file of facts without a board, a database or a network."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lamppost.core.errors import Refused
from lamppost.standing.portable.boards import read_board_keys
from lamppost.standing.portable.claims import LABELS
from lamppost.standing.portable.jose import thumbprint
from lamppost.standing.portable.proving import Issuer, Known
from lamppost.standing.portable.statement_file import MOST_BYTES, read_statement_file
from lamppost.standing.portable.strict_json import read_object
from lamppost.standing.portable.telling import report


class Command(BaseCommand):
    help = "Say what a file of facts says, who has signed it, and whether it holds."
    requires_system_checks = ()  # the board may be gone, or never have been

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="what somebody took along from a board")
        parser.add_argument(
            "--facts",
            default="",
            help=f"only these, each of which has to be there; of: {', '.join(LABELS)}",
        )
        parser.add_argument(
            "--keys", default="", help="the board's keys, from its /.well-known/lamppost/keys.json"
        )

    def handle(self, *args: object, **options: object) -> None:
        names = str(options["facts"]).replace(",", " ").split()
        strange = [name for name in names if name not in LABELS]
        if strange:
            raise CommandError(
                f"There is no fact “{strange[0]}”. Choose of: {', '.join(LABELS)}.", returncode=2
            )
        try:
            file = read_statement_file(content_of(str(options["file"])))
            known = _known(str(options["keys"])) if options["keys"] else None
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        told = report(file, names=names, known=known, at=timezone.now())
        self.stdout.write("\n".join(map(_plain, told.lines)))
        if not told.is_good:
            raise CommandError("Not everything in this file holds.")


def content_of(name: str) -> bytes:
    """No more of a file than is looked at. Raises CommandError."""
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.", returncode=2) from error


def _known(name: str) -> Known:
    board = read_board_keys(read_object(content_of(name)))
    return {thumbprint(key): Issuer(board.issuer, key) for key in board.keys}


def _plain(line: str) -> str:
    """A board's name is a stranger's words: it is not to move the cursor or colour the screen."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line
    )
