"""What is written to contacts, and to the person about them. Frank to the one, neutral to the
other: whoever looks over their shoulder at a notice learns nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from lamppost.core.sealing import unseal
from lamppost.meetings.models import Contact
from lamppost.meetings.telling.neutral import words_of
from lamppost.people.models import Person
from lamppost.people.posting import fit_for_strangers


@dataclass(frozen=True)
class Message:
    """A link, where there is one, comes below the body."""

    subject: str
    body: str


def to_oneself(person: Person) -> Message:
    """That something has changed, in words that say nothing to others."""
    words = words_of([person.pk])[person.pk]
    return Message(words.subject, words.body)


def invitation(contact: Contact, *, is_reminder: bool) -> Message:
    """To an address that nobody has proven: of what was typed it carries nothing that leads
    anywhere."""
    name = fit_for_strangers(unseal(contact.knows_as)) or _("Somebody")
    subject = _("%(name)s asks you something") % {"name": name}
    said = (
        _("%(name)s has asked you this before; it is the last mail of this kind.")
        if is_reminder
        else _("%(name)s would like you to be told if they do not come back from a meeting.")
    )
    body = _(
        "%(said)s\n\n"
        "%(name)s uses %(board)s. You need no account for this, and it is up to you: until you "
        "agree, nothing but this and at most one reminder is sent to you. If you do not know who "
        "this is from, do nothing.\n\n"
        "Read what it means, and say yes or no:"
    )
    values = {"said": said % {"name": name}, "name": name, "board": settings.BOARD_NAME}
    return Message(subject, body % values)


def trial() -> Message:
    """The same to contacts and to the person. Names nobody: it may go to a wrong address."""
    return Message(
        _("A test"),
        _("Did this arrive? Then open the link and say so. If you expect no test, do nothing."),
    )


def removal(contact: Contact) -> Message:
    name = unseal(contact.knows_as)
    return Message(
        _("%(name)s is taking you off their list") % {"name": name},
        _(
            "In 24 hours you will no longer be told if %(name)s does not come back from a "
            "meeting. Until then it can be undone. If that surprises you, talk to them, where "
            "nobody listens."
        )
        % {"name": name},
    )


def removal_undone(contact: Contact) -> Message:
    name = unseal(contact.knows_as)
    return Message(
        _("You stay on the list of %(name)s") % {"name": name},
        _("You will be told if %(name)s does not come back from a meeting, as before.")
        % {"name": name},
    )


def own_page(contact: Contact) -> Message:
    name = unseal(contact.knows_as)
    return Message(
        _("Your page about %(name)s") % {"name": name},
        _(
            "By this link you choose how you are told if %(name)s does not come back, or leave. "
            "It is for you alone:"
        )
        % {"name": name},
    )
