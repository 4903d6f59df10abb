"""Whether a statement holds: shown as to a stranger, looked up in its status list. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.standing.portable.claims import KIND
from lamppost.standing.portable.proving import Known, Shown, check_showing
from lamppost.standing.portable.sdjwt import bind, choose
from lamppost.standing.portable.statement_file import StatementFile, Token
from lamppost.standing.portable.status_list import read_list
from lamppost.standing.portable.strict_json import Unproven, unreadable


@dataclass(frozen=True)
class Checked:
    """`as_of` is when the board said whether it has taken the statement back. None: it is not
    known, since no list came along."""

    shown: Shown
    is_revoked: bool
    as_of: datetime | None


def check_token(
    file: StatementFile,
    token: Token,
    *,
    names: Iterable[str],
    known: Known,
    audience: str,
    nonce: str,
    at: datetime,
) -> Checked:
    """Shows these facts with the key that came along, and checks the showing from its outside.

    Raises Unproven.
    """
    showing = bind(
        choose(token.sd_jwt, names),
        holder=token.holder_key,
        nonce=nonce,
        audience=audience,
        at=at,
    )
    shown = check_showing(showing, known=known, nonce=nonce, audience=audience, at=at)
    if shown.kind != KIND:
        raise Unproven(_("This is a signed statement, but not one about facts."))
    return _with_status(file, shown, known)


def _with_status(file: StatementFile, shown: Shown, known: Known) -> Checked:
    uri = shown.status.get("uri")
    if not isinstance(uri, str) or not uri.startswith(f"{shown.issuer}/"):
        raise unreadable()
    if uri not in file.status_lists:
        return Checked(shown, is_revoked=False, as_of=None)
    key = known[shown.thumbprint].key
    listed = read_list(file.status_lists[uri], uri=uri, key=key)
    return Checked(shown, listed.is_set(shown.status.get("idx")), listed.at)
