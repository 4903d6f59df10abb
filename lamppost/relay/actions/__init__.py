"""What people can do in conversations, and what time does to them."""

from lamppost.relay.actions.ending import end_conversation, lapse_due
from lamppost.relay.actions.keeping import (
    confirm_met,
    give_contact,
    keep_in_touch,
    mute,
    note_to_self,
    pass_over,
    read_to,
    say_met,
)
from lamppost.relay.actions.opening import CannotWrite, conversation_about, open_conversation
from lamppost.relay.actions.writing import (
    LetterPicture,
    LetterRefused,
    NewLetter,
    write_letter,
)

__all__ = [
    "CannotWrite",
    "LetterPicture",
    "LetterRefused",
    "NewLetter",
    "confirm_met",
    "conversation_about",
    "end_conversation",
    "give_contact",
    "keep_in_touch",
    "lapse_due",
    "mute",
    "note_to_self",
    "open_conversation",
    "pass_over",
    "read_to",
    "say_met",
    "write_letter",
]
