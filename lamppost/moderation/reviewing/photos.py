"""The photos of what somebody reviews: others must not see them, or not any more."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lamppost.board.models import Ad, Photo
from lamppost.board.pictures import Size, storage_name
from lamppost.board.pictures.answering import answer_with_photo, size_asked
from lamppost.moderation.models import Steward
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import may_decide
from lamppost.moderation.reviewing.entries import entry_of
from lamppost.moderation.reviewing.own import is_their_own
from lamppost.moderation.reviewing.subjects import Thing
from lamppost.moderation.stewards import for_stewards
from lamppost.relay.models import Letter, LetterPhoto
from lamppost.relay.pictures import file_name


@for_stewards()
@require_safe
def photo(
    request: HttpRequest, steward: Steward, queue: str, number: int, digest: str, size: str
) -> HttpResponse | FileResponse:
    """A photo of the thing that this item is about, as long as it waits for somebody like them:
    of what may harm a child, there is one for the trained alone, also where the item is another."""
    try:
        entry = entry_of(Item(Queue(queue), number))
    except ValueError:
        raise Http404 from None
    if entry is None or entry.about is None or is_their_own(entry, steward):
        raise Http404
    if not may_decide(steward, entry.item, timezone.now()):
        raise Http404
    name = _file_of(entry.about.thing, digest, size_asked(size))
    if name is None:
        raise Http404
    answer = answer_with_photo(name)
    # Nothing of what somebody had to look at stays in their browser.
    answer["Cache-Control"] = "private, no-store"
    return answer


def _file_of(thing: Thing, digest: str, size: Size) -> str | None:
    if isinstance(thing, Photo):
        return storage_name(digest, size) if thing.digest == digest else None
    if isinstance(thing, LetterPhoto):
        return file_name(digest, size) if thing.digest == digest else None
    if isinstance(thing, Ad):
        return storage_name(digest, size) if thing.photos.filter(digest=digest).exists() else None
    if isinstance(thing, Letter):
        return file_name(digest, size) if thing.photos.filter(digest=digest).exists() else None
    return None
