"""The tables of this room, by subject."""

from __future__ import annotations

from lamppost.relay.models.asks import AskSheet, SheetAnswer
from lamppost.relay.models.conversations import Conversation, Side, new_secret
from lamppost.relay.models.exchanges import ANSWER_LENGTH, Answer, Exchange
from lamppost.relay.models.letters import (
    KEY_LENGTH,
    LETTER_LENGTH,
    Letter,
    LetterPhoto,
    Unsent,
)

__all__ = [
    "ANSWER_LENGTH",
    "KEY_LENGTH",
    "LETTER_LENGTH",
    "Answer",
    "AskSheet",
    "Conversation",
    "Exchange",
    "Letter",
    "LetterPhoto",
    "SheetAnswer",
    "Side",
    "Unsent",
    "new_secret",
]
