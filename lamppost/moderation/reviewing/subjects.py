"""What an item is about, found by the name that the journal gives it."""

from __future__ import annotations

from dataclasses import dataclass

from lamppost.board.models import Ad, Photo
from lamppost.moderation.clauses import Kind, kind_of
from lamppost.people.models import Person, Persona
from lamppost.relay.models import Letter, LetterPhoto

Thing = Ad | Letter | Photo | LetterPhoto | Persona | Person


@dataclass(frozen=True)
class About:
    """A thing that somebody looks at, and who is behind it: nobody, if they have left."""

    subject: str
    thing: Thing
    person: Person | None

    @property
    def kind(self) -> Kind:
        return Kind.PERSON if isinstance(self.thing, Persona) else kind_of(self.subject)

    @property
    def state(self) -> str:
        return str(getattr(self.thing, "state", ""))


def about(subject: str) -> About | None:
    """Of "board.ad:17"; None for what is gone, or nothing that anybody reviews. One query."""
    room, _colon, number = subject.partition(":")
    if room not in _WAYS or not number.isdecimal():
        return None
    model, related, path = _WAYS[room]
    found = model._default_manager.select_related(*related).filter(pk=int(number)).first()
    return None if found is None else About(subject, found, _person(found, path))


_LETTER = ("side__persona__person", "conversation__ad", "decision")
_WAYS: dict[str, tuple[type[Thing], tuple[str, ...], str]] = {
    "board.ad": (Ad, ("persona__person", "place", "decision"), "persona.person"),
    "board.photo": (
        Photo,
        ("ad__persona__person", "ad__place", "ad__decision"),
        "ad.persona.person",
    ),
    "relay.letter": (Letter, _LETTER, "side.persona.person"),
    "relay.letterphoto": (
        LetterPhoto,
        tuple(f"letter__{one}" for one in _LETTER),
        "letter.side.persona.person",
    ),
    "people.persona": (Persona, ("person",), "person"),
    "people.person": (Person, (), ""),
}


def _person(found: Thing, path: str) -> Person | None:
    here: object = found
    for name in path.split(".") if path else ():
        here = getattr(here, name, None)
    return here if isinstance(here, Person) else None
