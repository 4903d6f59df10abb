"""A letter as whoever reviews it is shown it, with as little of its conversation as will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lamppost.moderation.reviewing.findings import Noticed, noticed_in, spans_of
from lamppost.moderation.reviewing.marks import Piece, pieces_of
from lamppost.relay.models import Letter, LetterPhoto, Side
from lamppost.screening.models import Screening

BEFORE = 3  # letters before it: enough to see whom it answers, and no more of what two people wrote

_STOPPED = {Letter.State.HELD, Letter.State.REFUSED, Letter.State.REMOVED}


@dataclass(frozen=True)
class ShownLetter:
    """before: oldest first. edition: as effects.edition_of says it."""

    letter: Letter
    text: Sequence[Piece]
    noticed: Sequence[Noticed]
    photos: Sequence[LetterPhoto]
    before: Sequence[Letter]
    edition: str

    @property
    def is_by_poster(self) -> bool:
        return self.letter.side.role == Side.Role.POSTER


def shown_letter(letter: Letter, screening: Screening | None) -> ShownLetter:
    """Two queries: its photos, and the letters before it."""
    noticed = noticed_in(screening, letter.text)
    earlier = Letter.objects.filter(conversation=letter.conversation_id, pk__lt=letter.pk)
    readable = earlier.exclude(state=Letter.State.ERASED).select_related("side")
    return ShownLetter(
        letter=letter,
        text=pieces_of(letter.text, spans_of(noticed)),
        noticed=noticed,
        photos=list(letter.photos.all()),
        before=list(readable.order_by("-pk")[:BEFORE])[::-1],
        edition=f"1-{letter.decision_id if letter.state in _STOPPED else 0}",
    )
