"""What may be offered and told in an exchange."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.relay import exchanges
from lamppost.relay.actions.carried import are_carried
from lamppost.relay.actions.sheets import refuse_papers
from lamppost.relay.exchanges import Flaw, Offer
from lamppost.relay.models import Side
from lamppost.relay.sides import person_of


class ExchangeRefused(Refused):
    """Something about an exchange that cannot be done."""

    code = "exchange_refused"


def checked_offer(offer: Offer, *, side: Side, at: datetime) -> Offer:
    """Cleaned. Raises ExchangeRefused, AsksRefused or TooOften."""
    offer = exchanges.cleaned(offer)
    if flaw := exchanges.flaw_of(offer):
        raise ExchangeRefused(_FLAWS[flaw]())
    for name in offer.wants:
        refuse_papers(name, field="wants")
    _screen([*offer.gives, *offer.gives.values(), *offer.wants], side, at)
    return offer


def _screen(words: list[str], side: Side, at: datetime) -> None:
    """What a letter could not say goes through here as little. It cannot wait to be looked at
    either: two sealed answers open at one moment, or not at all."""
    if not are_carried(words, by=person_of(side) or side, at=at):
        raise ExchangeRefused(
            _("Something in this cannot be exchanged on this board. Write a letter instead.")
        )


_FLAWS = {
    Flaw.GIVES_NOTHING: lambda: _("Say what you give: each of you tells the other something."),
    Flaw.WANTS_NOTHING: lambda: _("Say what you want to be told: each of you tells something."),
    Flaw.TOO_MANY: lambda: _("Six things each are the most: leave some for later."),
    Flaw.EMPTY: lambda: _("Fill in both the name and the words of everything that you give."),
    Flaw.TOO_LONG: lambda: _(
        "A name has 60 letters at most, what you tell 1,000: shorten what is longer."
    ),
}


def check_answers(given: dict[str, str], *, side: Side, at: datetime) -> None:
    """Raises ExchangeRefused or TooOften unless every field is filled in."""
    for name, text in given.items():
        if not text:
            raise ExchangeRefused(_("Fill in “%(field)s”.") % {"field": name})
        if len(text) > exchanges.VALUE_LENGTH:
            raise ExchangeRefused(
                _("“%(field)s” has more than 1,000 letters: shorten it.") % {"field": name}
            )
    _screen(list(given.values()), side, at)
