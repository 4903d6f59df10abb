"""What is known of an alarm and what to do about it, in sentences: of messages and of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lamppost.meetings.ladder import Why
from lamppost.meetings.telling.known import Known
from lamppost.meetings.telling.moments import clock_time


@dataclass(frozen=True)
class Fact:
    name: str
    said: str


def story(known: Known, at: datetime) -> str:
    """The one sentence that must be read."""
    sentences = {
        Why.OVERDUE: _("%(who)s wanted to have checked in by %(since)s, and has not."),
        Why.FORCED: _("%(who)s gave a secret sign at %(since)s: somebody forces them."),
        Why.HELP: _("%(who)s has asked for help, at %(since)s."),
    }
    return _filled(sentences[known.why], known, at)


def headline(known: Known, at: datetime) -> str:
    sentences = {
        Why.OVERDUE: _("%(who)s is overdue since %(since)s"),
        Why.FORCED: _("%(who)s needs help, and cannot say so aloud"),
        Why.HELP: _("%(who)s asks for help"),
    }
    return _filled(sentences[known.why], known, at)


def do_not(known: Known) -> str:
    """What would put them in danger; "" where nothing would."""
    if not known.must_not_be_rung:
        return ""
    return _(
        "Do not ring or write to %(who)s: whoever is with them must not learn that you know."
    ) % {"who": known.who}


def facts(known: Known, at: datetime) -> list[Fact]:
    """What this level adds."""
    times = _("from %(starts)s, to be back by %(due)s") % {
        "starts": clock_time(known.starts, at),
        "due": clock_time(known.due, at),
    }
    is_more = known.where or known.with_whom or known.words
    said = [
        Fact(_("Where"), known.where),
        Fact(_("With"), known.with_whom),
        Fact(_("When"), times if is_more else ""),
        Fact(_("In their words"), known.words),
    ]
    return [fact for fact in said if fact.said]


def steps(known: Known, at: datetime) -> list[str]:
    """What to do, in this order."""
    who = {"who": known.who}
    first = {
        Why.OVERDUE: [
            _("Ring %(who)s, or write. If all is well, ask them to check in: that ends this.") % who
        ],
        Why.FORCED: [],
        Why.HELP: [_("Ring %(who)s only if a ringing phone cannot make it worse.") % who],
    }
    return [
        *first[known.why],
        _("Say on the page that you take it on, so that the others know. Do not go there alone."),
        _(
            "If you believe that %(who)s is in danger, ring the emergency number of the place"
            " where they are."
        )
        % who
        + " "
        + _("You can say: “%(words)s”") % {"words": _to_an_emergency_number(known, at)},
        _("Nobody else has been rung: this board does not call the police."),
    ]


def _to_an_emergency_number(known: Known, at: datetime) -> str:
    went = _("I am a friend of %(who)s, who went to meet somebody.") % {"who": known.who}
    if known.where:
        went += " " + _("The place: %(where)s.") % {"where": known.where.rstrip(". ")}
    if known.with_whom:
        went += " " + _("With: %(whom)s.") % {"whom": known.with_whom.rstrip(". ")}
    ends = {
        Why.OVERDUE: _("They should have been back by %(since)s, and do not answer."),
        Why.FORCED: _("At %(since)s they gave a sign that we agreed on: somebody forces them."),
        Why.HELP: _("At %(since)s they asked for help."),
    }
    return went + " " + _filled(ends[known.why], known, at)


def _filled(sentence: str, known: Known, at: datetime) -> str:
    return sentence % {"who": known.who, "since": clock_time(known.since, at)}
