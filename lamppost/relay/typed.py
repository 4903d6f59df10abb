"""A letter that is being written, kept in the session while its author signs in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from django.http import HttpRequest

from lamppost.board.typed import without_nul
from lamppost.relay.models import KEY_LENGTH, LETTER_LENGTH, new_secret

_KEPT = "letters"
MOST_KEPT = 5  # letters begun at the same time, in one browser
# Somewhat more than a letter may have: one that is too long comes back whole, to be cut.
LONGEST_KEPT = 2 * LETTER_LENGTH
_ASKS = "ask-"
MOST_ANSWERS = 40


@dataclass
class Typed:
    """What stands in the form of a letter. key: makes it one letter however often it is sent."""

    text: str = ""
    key: str = ""
    name: str = ""  # of the mask
    photos: list[str] = field(default_factory=list)  # see `pictures.keep_uploads`
    answers: dict[str, str] = field(default_factory=dict)  # to what is asked

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.photos or any(self.answers.values()))


def new_typed() -> Typed:
    return Typed(key=new_secret())


def typed_in(request: HttpRequest) -> Typed:
    """What a form of ours holds; photos that it sends along are not kept yet."""
    sent = {name: without_nul(request.POST[name]) for name in request.POST}
    answers = {name.removeprefix(_ASKS): text for name, text in sent.items() if _is_asked(name)}
    return Typed(
        # As browsers send them, lines end in two characters: each would count twice.
        text=sent.get("text", "").replace("\r\n", "\n"),
        key=sent.get("key", "")[:KEY_LENGTH] or new_secret(),
        name=sent.get("name", ""),
        photos=[without_nul(one) for one in request.POST.getlist("photo")],
        answers=dict(list(answers.items())[:MOST_ANSWERS]),
    )


def _is_asked(name: str) -> bool:
    return name.startswith(_ASKS)


def keep(request: HttpRequest, place: str, typed: Typed) -> None:
    """Under the place it was written at, so that it is there again after signing in."""
    others = {name: one for name, one in _all(request).items() if name != place}
    typed.text = typed.text[:LONGEST_KEPT]
    typed.answers = {name: text[:LETTER_LENGTH] for name, text in typed.answers.items()}
    request.session[_KEPT] = dict([*others.items(), (place, asdict(typed))][-MOST_KEPT:])


def kept_or_new(request: HttpRequest, place: str) -> Typed:
    kept = _all(request).get(place)
    return Typed(**kept) if kept else new_typed()


def forget(request: HttpRequest, place: str) -> None:
    """Once it is sent."""
    if place in _all(request):
        others = {name: one for name, one in _all(request).items() if name != place}
        request.session[_KEPT] = others


def _all(request: HttpRequest) -> dict[str, dict[str, Any]]:
    return dict(request.session.get(_KEPT) or {})
