"""How a decision is told to the person that it touches: whole sentences, which accuse nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from lamppost.journal.models.decisions import Done, Source
from lamppost.moderation.clauses import Kind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

HEADLINES: dict[tuple[Kind, Done], Words] = {
    (Kind.AD, Done.HOLD): _("Your ad waits until somebody has looked at it"),
    (Kind.AD, Done.REFUSE): _("Your ad is not carried"),
    (Kind.AD, Done.REMOVE): _("Your ad was removed"),
    (Kind.AD, Done.KEEP): _("Your ad was looked at and stays as it is"),
    (Kind.AD, Done.RESTORE): _("Your ad is as it was before"),
    (Kind.LETTER, Done.HOLD): _("Your letter waits until somebody has looked at it"),
    (Kind.LETTER, Done.REFUSE): _("Your letter was not sent"),
    (Kind.LETTER, Done.REMOVE): _("Your letter was removed"),
    (Kind.LETTER, Done.KEEP): _("Your letter was looked at and stays as it is"),
    (Kind.LETTER, Done.RESTORE): _("Nothing stops your letter any more"),
    (Kind.PHOTO, Done.HOLD): _("Your photo waits until somebody has looked at it"),
    (Kind.PHOTO, Done.REFUSE): _("Your photo is not carried"),
    (Kind.PHOTO, Done.REMOVE): _("Your photo was removed"),
    (Kind.PHOTO, Done.KEEP): _("Your photo was looked at and stays as it is"),
    (Kind.PHOTO, Done.RESTORE): _("Your photo is where it was before"),
    (Kind.PERSON, Done.SUSPEND): _("Your account is suspended"),
    (Kind.PERSON, Done.KEEP): _("Your account was looked at and stays as it is"),
    (Kind.PERSON, Done.RESTORE): _("Your account is not suspended any more"),
    (Kind.REPORTING, Done.SUSPEND): _("You may report less for a time"),
    (Kind.REPORTING, Done.RESTORE): _("You can report as before"),
}
_OTHERS: dict[Done, Words] = {
    Done.HOLD: _("Something of yours waits until somebody has looked at it"),
    Done.REFUSE: _("Something of yours is not carried"),
    Done.REMOVE: _("Something of yours was removed"),
    Done.SUSPEND: _("Something of yours is suspended"),
    Done.KEEP: _("Something of yours was looked at and stays as it is"),
    Done.RESTORE: _("Something of yours is as it was before"),
}


def headline(kind: Kind, done: Done) -> Words:
    return HEADLINES.get((kind, done), _OTHERS[done])


# What follows for the person, in one sentence.
EFFECTS: dict[tuple[Kind, Done], Words] = {
    (Kind.AD, Done.HOLD): _("It is kept as you wrote it. Until then nobody else sees it."),
    (Kind.AD, Done.REFUSE): _("Nobody else sees it. Every word of it is kept for you."),
    (Kind.AD, Done.REMOVE): _("Nobody else sees it any more. Every word of it is kept."),
    (Kind.AD, Done.RESTORE): _(
        "It stands where it stood, and the days for which it was out of sight are given back."
    ),
    (Kind.LETTER, Done.HOLD): _("It is kept as you wrote it, and goes on once that is done."),
    (Kind.LETTER, Done.REFUSE): _("The other person has not got it. You can still read it."),
    (Kind.LETTER, Done.REMOVE): _(
        "The other person sees that there was a letter, and no word of it. You can still read it."
    ),
    (Kind.LETTER, Done.RESTORE): _(
        "It goes the way that letters go, unless the conversation has ended meanwhile."
    ),
    (Kind.PHOTO, Done.REMOVE): _("Your ad stays up without it."),
    (Kind.PERSON, Done.SUSPEND): _(
        "You can sign in, read, take down your ads and object. You cannot post or write."
    ),
    (Kind.PERSON, Done.RESTORE): _("You can post and write as before."),
    (Kind.REPORTING, Done.SUSPEND): _(
        "One report a day. That a child or somebody else may be in danger is always taken, and "
        "nothing else about your account is different."
    ),
}

FOUND: dict[Source, Words] = {
    Source.SCREENING: _("A program of this board noticed it."),
    Source.REPORT: _("Somebody reported it to this board."),
    Source.AUTHORITY: _("An authority brought it up."),
    Source.OWN: _("Somebody who looks after this board came across it."),
    Source.APPEAL: _("It was looked at again because of an objection."),
}

# A letter has one reader, and a suspension often rests on one letter: that somebody reported it
# would say who. The same is said where nobody has, so that it tells nothing.
_FOUND_BETWEEN_TWO = _("Somebody reported it to this board, or somebody who looks after it saw it.")
_BETWEEN_TWO = frozenset({Kind.LETTER, Kind.PERSON})


def found(kind: Kind, source: Source) -> Words:
    """How it came up. Never so that it says who reported it."""
    if kind in _BETWEEN_TWO and source in (Source.REPORT, Source.OWN):
        return _FOUND_BETWEEN_TWO
    return FOUND[source]


BY_A_PROGRAM = _("A program decided this. No person has looked at it yet.")
BY_A_PERSON = _("A person decided this.")

REDRESS = _(
    "Whatever comes of that, you can go to a court, or to a body that settles such disputes out "
    "of court where your country has one."
)
DATA_AUTHORITY = _(
    "If you think that this board handles what it knows about you against the law, you can "
    "complain to the data protection authority of your country."
)
