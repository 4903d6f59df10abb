"""The boards whose statements this one takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from joserfc.jwk import OKPKey

from lamppost.core.errors import Refused
from lamppost.journal.actions import HOST, record
from lamppost.standing.models import Brought, KnownBoard
from lamppost.standing.portable.jose import key_of, public_jwk, thumbprint
from lamppost.standing.portable.proving import Issuer
from lamppost.standing.portable.statement_file import read_issuer, read_keys


class OwnBoard(Refused):
    """This board is asked to take its own word as another's."""

    code = "own_board"


@dataclass(frozen=True)
class BoardKeys:
    issuer: str
    keys: tuple[OKPKey, ...]

    @property
    def thumbprints(self) -> list[str]:
        return [thumbprint(key) for key in self.keys]


def read_board_keys(found: Mapping[str, Any]) -> BoardKeys:
    """From what a board publishes at keys.json, or from a file that somebody took along."""
    keys = found.get("keys")
    key_set = keys if isinstance(keys, dict) else found
    return BoardKeys(read_issuer(found), tuple(read_keys(key_set)))


def trust(board: BoardKeys, *, at: datetime) -> int:
    """Its statements are taken from now on. Gives how many keys are new."""
    if board.issuer == settings.BASE_URL:
        raise OwnBoard(_("These are the keys of this board itself."))
    added = 0
    with transaction.atomic():
        for key in board.keys:
            columns = {"issuer": board.issuer, "key": public_jwk(key), "added": at}
            known, is_new = KnownBoard.objects.get_or_create(
                key_thumbprint=thumbprint(key), defaults=columns
            )
            if known.issuer != board.issuer:
                raise Refused(
                    _("That key is known here already, as that of %(issuer)s.")
                    % {"issuer": known.issuer}
                )
            if is_new:
                added += 1
                record("board.trusted", known, by=HOST, at=at)
    return added


def stop_trusting(board: KnownBoard, *, at: datetime) -> int:
    """What was taken from it is shown no more. Gives how many facts-from-elsewhere are gone."""
    with transaction.atomic():
        record("board.untrusted", board, by=HOST, at=at)
        gone, _rows = Brought.objects.filter(key_thumbprint=board.key_thumbprint).delete()
        board.delete()
    return gone


def known_issuers() -> dict[str, Issuer]:
    """By thumbprint."""
    return {
        board.key_thumbprint: Issuer(board.issuer, key_of(board.key))
        for board in KnownBoard.objects.all()
    }


def short_name(issuer: str) -> str:
    """As people read it: other.example."""
    address = urlsplit(issuer)
    return address.netloc + address.path.rstrip("/")
