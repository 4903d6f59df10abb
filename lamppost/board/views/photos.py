"""Photos: sent, described, ordered, taken off, and shown."""

from __future__ import annotations

from typing import BinaryIO, cast
from uuid import UUID

from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lamppost.board import actions
from lamppost.board.actions.photos import Arrangement, Holder
from lamppost.board.browser import Browser
from lamppost.board.models import MOST_PHOTOS, Ad, Photo
from lamppost.board.pictures import storage_name
from lamppost.board.pictures.answering import answer_with_photo, size_asked
from lamppost.board.typed import without_nul
from lamppost.core.errors import Refused
from lamppost.core.http import client_address
from lamppost.core.limits import Limit

# Reading a picture costs a third of a second: this is what one visitor may cost in an hour.
SENDING = Limit("photo", times=240, per_secs=60 * 60)


@require_POST
def add_to_draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """One photo from the page's script: answers with the list of photos as it is now."""
    return _add(request, get_object_or_404(Browser(request).drafts(), pk=key))


@require_POST
def add_to_ad(request: HttpRequest, pk: int) -> HttpResponse:
    return _add(request, get_object_or_404(Browser(request).editable_ads(), pk=pk))


def _add(request: HttpRequest, holder: Holder) -> HttpResponse:
    problems = [*arrange_from(request, holder), *take_photos(request, holder)]
    context = {
        "photos": holder.photos.shown(),
        "problems": problems,
        "most_photos": MOST_PHOTOS,
    }
    status = 422 if problems else 200
    return render(request, "board/_photo_list.html", context, status=status)


def take_photos(request: HttpRequest, holder: Holder) -> list[str]:
    """Adds every photo of the request that can be; gives a sentence for each that cannot."""
    problems = []
    maker = _maker(request, holder)
    for upload in request.FILES.getlist("photos"):
        try:
            SENDING.spend(client_address(request))
            actions.add_photo(holder, cast("BinaryIO", upload), by=maker, at=timezone.now())
        except Refused as refusal:
            name = (upload.name or "")[:60]
            problems.append(
                _("“%(name)s” was not added. %(why)s") % {"name": name, "why": refusal.sentence}
            )
    return problems


def arrange_from(request: HttpRequest, holder: Holder) -> list[str]:
    """Takes over what the form says of the photos that are there: words, order, removals.

    Gives a sentence if that cannot be: somebody else has changed them at this moment.
    """
    if not any(name.startswith("photo-") for name in request.POST):
        return []
    photos = enumerate(holder.photos.shown(), start=1)
    wanted = [_wanted(request, photo, place) for place, photo in photos]
    try:
        actions.arrange_photos(holder, wanted, by=_maker(request, holder), at=timezone.now())
    except Refused as refusal:
        return [refusal.sentence]
    return []


def _wanted(request: HttpRequest, photo: Photo, place: int) -> Arrangement:
    typed = request.POST.get(f"photo-place-{photo.pk}", "")
    asked = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else place
    return Arrangement(
        photo_id=photo.pk,
        alt=without_nul(request.POST.get(f"photo-alt-{photo.pk}", photo.alt)),
        # One that moves up comes before the one whose number it was given, one that moves
        # down behind it: "1" is the first place, whoever had it.
        position=2 * asked + (asked > place) - (asked < place),
        is_removed=f"photo-off-{photo.pk}" in request.POST,
    )


def _maker(request: HttpRequest, holder: Holder) -> str:
    return Browser(request).maker(holder) if isinstance(holder, Ad) else "visitor"


@require_safe
def picture(request: HttpRequest, digest: str, size: str) -> HttpResponse | FileResponse:
    """A photo's file, while there is something that the visitor may see it on."""
    browser = Browser(request)
    on_ad = Q(ad__in=browser.readable_ads())
    on_draft = Q(draft__in=browser.drafts())
    if not Photo.objects.shown().filter(on_ad | on_draft, digest=digest).exists():
        raise Http404
    return answer_with_photo(storage_name(digest, size_asked(size)))
