"""Which other boards' statements this one takes."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lamppost.core.errors import Refused
from lamppost.standing.management.commands.verify import content_of
from lamppost.standing.models import KnownBoard
from lamppost.standing.portable.boards import BoardKeys, read_board_keys, stop_trusting, trust
from lamppost.standing.portable.strict_json import read_object


class Command(BaseCommand):
    help = "Take facts that another board has signed. Alone: list the boards that are known."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            help="that board's /.well-known/lamppost/keys.json, or a file somebody took along",
        )
        parser.add_argument("--yes", action="store_true", help="do not ask; the key was compared")
        parser.add_argument("--stop", metavar="KEY", help="no longer take what this key signed")

    def handle(self, *args: object, **options: object) -> None:
        if options["stop"]:
            self._stop(str(options["stop"]))
        elif options["file"]:
            self._trust(str(options["file"]), is_sure=bool(options["yes"]))
        else:
            self._list()

    def _trust(self, name: str, *, is_sure: bool) -> None:
        try:
            board = read_board_keys(read_object(content_of(name)))
            self._show(board)
            if not is_sure and input("Is that what they told you? Type yes: ") != "yes":
                raise CommandError("Nothing is changed.")
            added = trust(board, at=timezone.now())
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write("Known from now on." if added else "It was known already.")

    def _show(self, board: BoardKeys) -> None:
        self.stdout.write(f"{board.issuer} signs with")
        for thumbprint in board.thumbprints:
            self.stdout.write(f"  {thumbprint}")
        self.stdout.write("Ask whoever runs that board for it, by another way than this file came.")

    def _stop(self, thumbprint: str) -> None:
        board = KnownBoard.objects.filter(key_thumbprint=thumbprint).first()
        if board is None:
            raise CommandError("No board is known by that key. “lamppost trust” lists them.")
        gone = stop_trusting(board, at=timezone.now())
        self.stdout.write(f"No longer known. Facts that are not shown any more: {gone}.")

    def _list(self) -> None:
        for board in KnownBoard.objects.all():
            self.stdout.write(
                f"{board.key_thumbprint}  {board.issuer}, since {board.added:%Y-%m-%d}"
            )
        if not KnownBoard.objects.exists():
            self.stdout.write("No other board is known.")
