"""What stands in a conversation as files: masks and photos. For its two alone."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from lamppost.board.pictures.answering import KEPT, answer_with_photo, size_asked
from lamppost.people.http import SignedIn
from lamppost.relay.avatars import avatar_of
from lamppost.relay.models import Conversation, LetterPhoto, Side
from lamppost.relay.pictures import file_name
from lamppost.relay.reading import digests_waiting, letters_read_by
from lamppost.relay.sides import side_in


@require_safe
def avatar(request: SignedIn, public_id: str, role: str) -> HttpResponse:
    conversations = Conversation.objects.visible_to(request.user)
    if role not in Side.Role.values:
        raise Http404
    get_object_or_404(conversations, public_id=public_id)
    return HttpResponse(
        avatar_of(public_id, role),
        content_type="image/svg+xml",
        headers={"Cache-Control": KEPT},
    )


def _is_in_a_letter(digest: str, side: Side) -> bool:
    return LetterPhoto.objects.filter(letter__in=letters_read_by(side), digest=digest).exists()


@require_safe
def photo(request: SignedIn, public_id: str, digest: str, size: str) -> HttpResponse | FileResponse:
    """A photo of a letter that the visitor sees, in the conversation that it was sent in; or of
    one of their own that waits for them."""
    side = side_in(public_id, request.user)
    if side is None:
        raise Http404
    if not (_is_in_a_letter(digest, side) or digest in digests_waiting(side)):
        raise Http404
    return answer_with_photo(file_name(digest, size_asked(size)))
