"""Bringing facts from another board."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.core.limits import Limit
from lamppost.journal.actions import record
from lamppost.people.models import Person
from lamppost.standing.models import Brought
from lamppost.standing.portable.boards import known_issuers, short_name
from lamppost.standing.portable.checking import Checked, check_token
from lamppost.standing.portable.claims import chosen, readable
from lamppost.standing.portable.proving import Known
from lamppost.standing.portable.sdjwt import issuer_named_in, parts_of, token_digest
from lamppost.standing.portable.statement_file import StatementFile, Token, read_statement_file
from lamppost.standing.portable.strict_json import Unproven

BRINGING = Limit("bring_facts", times=20, per_secs=60 * 60)


class UnknownBoard(Refused):
    """Facts of a board that this one's host has not looked at."""

    code = "unknown_board"


class NothingToBring(Refused):
    """No fact was chosen, or the file holds none of those that were."""

    code = "nothing_to_bring"


class UsedUp(Refused):
    """Every statement of the file was taken here before."""

    code = "used_up"


def bring(person: Person, content: bytes, *, names: Iterable[str], at: datetime) -> Brought:
    """Takes one statement of the file. Neither it nor the file is kept. Raises Refused."""
    BRINGING.spend(str(person.pk))
    wanted = chosen(names)
    if not wanted:
        raise NothingToBring(_("Choose at least one fact to bring."))
    file = read_statement_file(content)
    known = known_issuers()
    _check_board(file, known)
    token = _first_unused(file)
    checked = check_token(
        file,
        token,
        names=wanted,
        known=known,
        audience=settings.BASE_URL,
        nonce=secrets.token_urlsafe(32),
        at=at,
    )
    _check_status(checked)
    return _keep(person, checked, at)


def _check_board(file: StatementFile, known: Known) -> None:
    if file.issuer == settings.BASE_URL:
        raise UnknownBoard(_("This file is from this board: what it says is known here."))
    if not any(issuer_named_in(one.sd_jwt) in known for one in file.tokens):
        raise UnknownBoard(
            _(
                "%(board)s is not known here, so that nothing can be taken from it. Ask whoever "
                "runs this board: they can make it known with the command “lamppost trust”."
            )
            % {"board": short_name(file.issuer)}
        )


def _first_unused(file: StatementFile) -> Token:
    digests = {token_digest(parts_of(one.sd_jwt)[0]): one for one in file.tokens}
    used = Brought.objects.filter(token_digest__in=digests)
    for digest in used.values_list("token_digest", flat=True):
        del digests[digest]
    if not digests:
        raise _used_up()
    return next(iter(digests.values()))


def _check_status(checked: Checked) -> None:
    if checked.as_of is None:
        raise Unproven(_("The file does not say whether its facts were taken back."))
    if checked.is_revoked:
        raise Unproven(_("These facts were taken back. Take new ones along from the board."))


def _keep(person: Person, checked: Checked, at: datetime) -> Brought:
    shown = checked.shown
    facts = readable(shown.claims)
    if not facts:
        raise NothingToBring(_("The file holds none of the facts that you chose."))
    earlier = Brought.objects.filter(person=person, issuer=short_name(shown.issuer))
    try:
        with transaction.atomic():
            # Of a board the latest counts. The row stays, so that its statement stays used.
            earlier.filter(expires__gt=at).update(expires=at)
            brought = Brought.objects.create(
                person=person,
                issuer=short_name(shown.issuer),
                key_thumbprint=shown.thumbprint,
                facts=facts,
                issued=shown.issued,
                checked=at,
                expires=shown.expires,
                token_digest=shown.token,
            )
            record("facts.brought", person, by=person, at=at, facts=sorted(facts))
    except IntegrityError:  # the same file twice at the same moment
        raise _used_up() from None
    return brought


def put_away(person: Person, pk: int, *, at: datetime) -> bool:
    """Somebody does not want it shown any more."""
    return bool(
        Brought.objects.filter(person=person, pk=pk, expires__gt=at).update(expires=at, facts={})
    )


def _used_up() -> UsedUp:
    return UsedUp(_("Every statement in this file was used here already. Take a new file along."))
