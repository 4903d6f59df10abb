"""The form of a letter, as it comes in and as it is shown again."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest

from lamppost.core.http import client_address
from lamppost.relay.actions import LetterPicture, NewLetter
from lamppost.relay.contact import countries_of, holds_contact
from lamppost.relay.pictures import MOST_PICTURES, keep_uploads, pictures_of
from lamppost.relay.typed import Typed, typed_in


@dataclass
class LetterForm:
    """`letter_form` in relay/_letter_form.html."""

    typed: Typed
    problems: list[str] = field(default_factory=list)
    asks_about_contact: bool = False  # "Send your number to this person?"

    @property
    def pictures(self) -> list[tuple[str, LetterPicture]]:
        """Kept photos with what names them in the form."""
        return [(token, one) for token in self.typed.photos for one in pictures_of([token])]

    @property
    def most_pictures(self) -> int:
        return MOST_PICTURES

    @property
    def is_ready(self) -> bool:
        return not self.problems and not self.asks_about_contact

    def letter(self) -> NewLetter:
        typed = self.typed
        return NewLetter(typed.text, typed.key, pictures=pictures_of(typed.photos))


def read_form(request: HttpRequest, *, has_given_contact: bool) -> LetterForm:
    """What was typed, with its photos kept. Not ready when there is something to say first."""
    form = LetterForm(typed_in(request))
    off = set(request.POST.getlist("photo-off"))
    form.typed.photos = [token for token in form.typed.photos if token not in off]
    uploads, have = request.FILES.getlist("photos"), form.typed.photos
    tokens, form.problems = keep_uploads(uploads, have=have, spender=client_address(request))
    have += tokens
    may_send = has_given_contact or request.POST.get("contact") == "send"
    countries = countries_of(settings.COVERS)
    form.asks_about_contact = not may_send and holds_contact(form.typed.text, countries)
    return form


def gives_contact(request: HttpRequest) -> bool:
    """Whether they were asked, and meant it."""
    return request.POST.get("contact") == "send"
