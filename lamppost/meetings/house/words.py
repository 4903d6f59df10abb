"""The one message that the other board has for a contact: that it happened, and no more.

Written by the board whose plan it is, sealed, and read by the other at the moment of sending.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from lamppost.meetings.ladder import Why


def first_words(who: str, why: Why) -> tuple[str, str]:
    """Subject, which a text message has alone, and body. who: as the contact calls them."""
    if why == Why.FORCED:
        return _forced(who)
    if why in {Why.HELP, Why.PUT_DOWN}:
        return _help(who)
    return _overdue(who)


def _overdue(who: str) -> tuple[str, str]:
    subject = _("%(who)s has not checked in") % {"who": who}
    body = _(
        "%(who)s planned to meet somebody and asked that you be told if they do not come back. "
        "They have not checked in, and the board that keeps their plan does not answer. This "
        "comes from a second board that stands by for it; where they are it does not know. "
        "Try to reach them."
    )
    return subject, body % {"who": who}


def _forced(who: str) -> tuple[str, str]:
    subject = _("%(who)s may be in danger. Do not ring them.") % {"who": who}
    body = _(
        "%(who)s has let us know, in secret, that something is wrong. Do not ring them and do "
        "not write to them: whoever is with them must not learn of it. The board that keeps "
        "their plan does not answer. This comes from a second board that stands by for it; "
        "where they are it does not know."
    )
    return subject, body % {"who": who}


def _help(who: str) -> tuple[str, str]:
    subject = _("%(who)s needs help") % {"who": who}
    body = _(
        "%(who)s has asked for help, or whoever was helping cannot go on. The board that keeps "
        "their plan does not answer. This comes from a second board that stands by for it; "
        "where they are it does not know. Try to reach them."
    )
    return subject, body % {"who": who}


def to_the_page() -> str:
    """The end of a mail, before its link."""
    return _("Open this page, and say whether you take it on:")
