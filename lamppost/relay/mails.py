"""Letters on their way out as mail."""

from __future__ import annotations

from lamppost.relay.models import Letter


def tell_of_letter(letter: Letter) -> None:
    """Mails a letter to the other side, from the address that answers to it come back to.

    Within the transaction that stores the letter. Does nothing for a side that is muted, or
    whose person has left.
    """
