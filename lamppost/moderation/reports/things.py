"""What can be reported, as the visitor may see it: whoever may not see a thing gets a 404."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.board.browser import Browser
from lamppost.board.models import Ad, Photo
from lamppost.board.reading import category_of
from lamppost.board.views.adults import must_be_asked
from lamppost.journal.actions import name_of
from lamppost.people.models import Person, Persona
from lamppost.relay.models import Letter, Side
from lamppost.relay.reading import letters_seen_by
from lamppost.relay.sides import side_in

T = TypeVar("T")


@dataclass(frozen=True)
class Thing:
    """subject: as the journal names it. back: the page that it was found on."""

    subject: str
    title: str
    words: str  # what it is called or says, as far as this visitor reads it
    back: str
    is_own: bool = False
    picture: str = ""  # the address of a small one


def ad_of(request: HttpRequest, pk: int) -> Thing:
    """One that has ended can be reported, too: whoever was harmed may come late."""
    ads = Browser(request).visible_ads().select_related("persona")
    return _of_ad(request, _found(ads.filter(pk=pk).first()))


def _of_ad(request: HttpRequest, ad: Ad) -> Thing:
    return Thing(
        subject=name_of(ad),
        title=_("Report an ad"),
        words=_title_of(request, ad),
        back=ad.get_absolute_url(),
        is_own=ad.persona.person_id == request.user.pk,
    )


def _title_of(request: HttpRequest, ad: Ad) -> str:
    return "" if must_be_asked(request, category_of(ad)) else ad.title


def photo_of(request: HttpRequest, pk: int) -> Thing:
    readable = Photo.objects.shown().filter(ad__in=Browser(request).readable_ads())
    photo = _found(readable.select_related("ad__persona").filter(pk=pk).first())
    of_ad = _of_ad(request, _found(photo.ad))
    return Thing(
        subject=name_of(photo),
        title=_("Report a photo"),
        words=of_ad.words,
        back=of_ad.back,
        is_own=of_ad.is_own,
        picture=reverse("board:photo", args=[photo.digest, "s"]) if of_ad.words else "",
    )


def person_of(request: HttpRequest, public_id: str) -> Thing:
    """By one of their names, as its page is found: nobody learns of the others."""
    in_use = Q(is_retired=False) | Exists(Ad.objects.live().filter(persona=OuterRef("pk")))
    shown = Persona.objects.filter(in_use, public_id=public_id, person__erase_due=None)
    persona = _found(shown.first())
    return Thing(
        subject=name_of(persona),
        title=_("Report a person"),
        words=persona.name,
        back=persona.get_absolute_url(),
        is_own=persona.person_id == request.user.pk,
    )


def letter_of(person: Person, pk: int) -> Thing:
    """One that came to them: to everybody else there is no such letter, nor to its author."""
    letter = _found(Letter.objects.select_related("conversation").filter(pk=pk).first())
    side = _found(side_in(letter.conversation.public_id, person))
    if not letters_seen_by(side).exclude(side=side).filter(pk=pk).exists():
        raise Http404
    return Thing(
        subject=name_of(letter),
        title=_("Report a letter"),
        words=letter.text,
        back=letter.conversation.get_absolute_url(),
    )


def newest_in(person: Person, public_id: str) -> str:
    """Where a whole conversation is reported: at the last letter that came to them, or at the ad
    while none has come. Not at the person: their name behind the mask is nobody's to learn."""
    side = _found(side_in(public_id, person))
    letter = letters_seen_by(side).exclude(side=side).order_by("-pk").first()
    if letter:
        return reverse("moderation:report_letter", args=[letter.pk])
    if side.role == Side.Role.WRITER and side.conversation.ad_id:
        return reverse("moderation:report_ad", args=[side.conversation.ad_id])
    raise Http404


def _found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
