"""All that can be done with contacts, for whoever calls from elsewhere."""

from __future__ import annotations

from lamppost.meetings.contacts.answering import agree, leave, send_link
from lamppost.meetings.contacts.inviting import invite_again, invite_contact
from lamppost.meetings.contacts.ordering import move_contact, move_way
from lamppost.meetings.contacts.removing import (
    ask_removal,
    forget_gone,
    remove_due_contacts,
    undo_removal,
)
from lamppost.meetings.contacts.trying import ask_for_test, prove_way, send_test
from lamppost.meetings.contacts.ways import add_way, remove_way

__all__ = [
    "add_way",
    "agree",
    "ask_for_test",
    "ask_removal",
    "forget_gone",
    "invite_again",
    "invite_contact",
    "leave",
    "move_contact",
    "move_way",
    "prove_way",
    "remove_due_contacts",
    "remove_way",
    "send_link",
    "send_test",
    "undo_removal",
]
