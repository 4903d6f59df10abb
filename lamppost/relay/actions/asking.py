"""The first letter to somebody who asks something beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from lamppost.board.models import Ad
from lamppost.people.models import Persona
from lamppost.relay.actions.opening import open_conversation
from lamppost.relay.actions.writing import NewLetter
from lamppost.relay.asks import read_given
from lamppost.relay.models import Conversation


def answer_ad(
    ad: Ad, new: NewLetter, *, by: Persona, answers: Mapping[str, str], at: datetime
) -> Conversation:
    """Opens the conversation. answers: what was typed, by the name of the field without "ask-".

    Raises CannotWrite (AsksNotMet among them) or LetterRefused.
    """
    return open_conversation(ad, new, by=by, at=at, given=read_given(answers))
