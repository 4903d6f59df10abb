"""How what is known of somebody compares with what is asked, in sentences. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.relay.asks import Asks
from lamppost.standing.facts import Facts


@dataclass(frozen=True)
class Point:
    """One fact that is asked for.

    asked: what must be true, as whoever asks and whoever answers read it.
    todo: what to do about it; "" once it is met.
    """

    fact: str
    asked: str
    is_met: bool
    todo: str = ""


def met(asks: Asks, facts: Facts, today: date) -> list[Point]:
    """Every fact that is asked for, met or missing."""
    have = {
        "mail": facts.mail_since is not None,
        "phone": facts.phone_since is not None,
        "seen": facts.seen_on is not None,
        "references": facts.references >= asks.references,
        "meetings": facts.meetings >= asks.meetings,
        "months": facts.here_since <= months_before(today, asks.months),
    }
    return [
        Point(fact, asked, have[fact], "" if have[fact] else _todo(fact, asks, facts))
        for fact, asked in wanted(asks)
    ]


def wanted(asks: Asks) -> list[tuple[str, str]]:
    """The facts that are asked for, each with its sentence."""
    sentences = {
        "mail": lambda: _("A mail address that they have confirmed"),
        "phone": lambda: _("A phone number that they have confirmed"),
        "references": lambda: (
            ngettext(
                "At least %(n)d reference from somebody they have met",
                "At least %(n)d references from people they have met",
                asks.references,
            )
            % {"n": asks.references}
        ),
        "meetings": lambda: (
            ngettext(
                "At least %(n)d meeting that both sides have confirmed",
                "At least %(n)d meetings that both sides have confirmed",
                asks.meetings,
            )
            % {"n": asks.meetings}
        ),
        "months": lambda: (
            ngettext(
                "On this board for at least %(n)d month",
                "On this board for at least %(n)d months",
                asks.months,
            )
            % {"n": asks.months}
        ),
        "seen": lambda: _("Seen in person by somebody from this board"),
    }
    return [(fact, sentences[fact]()) for fact in asks.facts()]


def _todo(fact: str, asks: Asks, facts: Facts) -> str:
    sentences = {
        "mail": lambda: _("Confirm your mail address on the page “Mail address”."),
        "phone": lambda: _("Confirm a phone number on the page “What is known of me”."),
        "references": lambda: (
            _(
                "You have %(n)d. People whom you met through this board can leave you one; "
                "you cannot ask for it here."
            )
            % {"n": facts.references}
        ),
        "meetings": lambda: (
            _(
                "You have %(n)d. A meeting counts once both of you have said, in your "
                "conversation, that you met."
            )
            % {"n": facts.meetings}
        ),
        "months": lambda: (
            _("You have been here since %(day)s: this one needs time alone.")
            % {"day": facts.here_since.isoformat()}
        ),
        "seen": lambda: _(
            "Whoever runs this board can say how to be seen; no paper of yours is copied."
        ),
    }
    return sentences[fact]()


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or the last that it has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
