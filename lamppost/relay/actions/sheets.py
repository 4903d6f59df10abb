"""What a poster asks: kept as a habit or for one ad, and given up again.

Conversations that are open are not touched by it: what was asked of them has been met.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lamppost.board.models import Ad
from lamppost.core.errors import Refused
from lamppost.core.sealing import seal
from lamppost.journal.actions import record
from lamppost.people.models import Person
from lamppost.people.suspending import may_write
from lamppost.relay.actions.carried import are_carried
from lamppost.relay.asks import FIELD_LENGTH, MOST_TOLD, Asks
from lamppost.relay.exchanges import VALUE_LENGTH
from lamppost.relay.id_words import asks_for_papers
from lamppost.relay.models import AskSheet, SheetAnswer


class AsksRefused(Refused):
    """Asks that cannot be kept. field: the one of the form that it is about."""

    code = "asks_refused"

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class NewSheet:
    """tells: what is told in return, by the name of the field. situation: a list's slug."""

    asks: Asks
    tells: dict[str, str] = field(default_factory=dict)
    situation: str = ""


def keep_asks(new: NewSheet, *, by: Person, ad: Ad | None = None, at: datetime) -> AskSheet:
    """Sets what holds for the ad, or what holds for every ad without a sheet of its own.

    Asks that are empty, for an ad, mean that nothing is asked whatever the habit is.
    Raises AsksRefused, TooOften or Suspended.
    """
    may_write(by if ad is None else ad.persona.person, at)
    check_sheet(new)
    _check_words(new, by=by if ad is None else ad.persona.person, at=at)
    values = {"asks": new.asks.stored(), "situation": new.situation, "changed": at}
    with transaction.atomic():
        sheet, _is_new = AskSheet.objects.update_or_create(
            person=by if ad is None else ad.persona.person, ad=ad, defaults=values
        )
        sheet.answers.all().delete()
        for name, value in new.tells.items():
            SheetAnswer.objects.create(sheet=sheet, field=name, sealed=seal(value))
        record("asks.kept", sheet, by=by, at=at)
    return sheet


def drop_asks(*, by: Person, ad: Ad | None = None, at: datetime) -> bool:
    """The ad follows the habit again; without an ad, the habit is gone. False: there was none."""
    with transaction.atomic():
        of_whom = {"person": by, "ad": None} if ad is None else {"ad": ad}
        sheet = AskSheet.objects.filter(**of_whom).first()
        if sheet is None:
            return False
        record("asks.dropped", sheet, by=by, at=at)
        sheet.delete()
    return True


def check_sheet(new: NewSheet) -> None:
    """Raises AsksRefused for what a sheet must not hold."""
    for question in new.asks.questions:
        refuse_papers(question, field="questions")
    refuse_papers(new.asks.rule, field="rule")
    if new.tells and not new.asks:
        raise AsksRefused(
            _("Ask something, if you want to tell something in return: or write it in the ad."),
            field="tells",
        )
    if len(new.tells) > MOST_TOLD:
        raise AsksRefused(_("You can tell six things in return at most."), field="tells")
    for name, value in new.tells.items():
        if not name or not value:
            raise AsksRefused(_("Give each thing that you tell a name and words."), field="tells")
        if len(name) > FIELD_LENGTH or len(value) > VALUE_LENGTH:
            raise AsksRefused(
                _("What you tell has a name of 60 letters and 1,000 letters of words at most."),
                field="tells",
            )


def _check_words(new: NewSheet, *, by: Person, at: datetime) -> None:
    """Whoever would write reads these before any letter, and is told those without a look."""
    words = [*new.asks.questions, new.asks.rule, *new.tells, *new.tells.values()]
    if not are_carried(words, by=by, at=at):
        raise AsksRefused(
            _("Something in this cannot be asked or told on this board. Take it out.")
        )


def refuse_papers(text: str, *, field: str = "") -> None:
    """Raises AsksRefused if it would gather copies or numbers of identity documents."""
    if asks_for_papers(text):
        raise AsksRefused(
            _(
                "“%(text)s” asks for a copy or the number of an identity document. That is what a "
                "forger needs, and this board does not carry it: ask for something else."
            )
            % {"text": text},
            field=field,
        )
