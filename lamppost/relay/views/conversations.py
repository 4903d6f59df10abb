"""A conversation: its letters, and the next one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.core.text import small_number
from lamppost.people.http import SignedIn
from lamppost.relay import typed
from lamppost.relay.actions import give_contact, read_to, write_letter
from lamppost.relay.beside import beside_conversations
from lamppost.relay.keys import key_in_form
from lamppost.relay.listing import note_of
from lamppost.relay.met import met_line
from lamppost.relay.models import Side
from lamppost.relay.reading import thread_of
from lamppost.relay.sides import other_side, person_of
from lamppost.relay.views.access import of_side, place_of
from lamppost.relay.views.form import LetterForm, gives_contact, read_form
from lamppost.standing.reading import facts_of


@require_http_methods(["GET", "HEAD", "POST"])
@of_side
def conversation(request: SignedIn, side: Side) -> HttpResponse:
    if request.method == "POST":
        return _send(request, side)
    return _page(request, side, LetterForm(typed.kept_or_new(request, place_of(side))))


def _send(request: SignedIn, side: Side) -> HttpResponse:
    form = read_form(request, has_given_contact=side.has_given_contact)
    if not form.is_ready:
        return _page(request, side, form)
    try:
        letter = write_letter(side, form.letter(), at=timezone.now())
    except Refused as refused:
        form.problems.append(refused.sentence)
        return _page(request, side, form)
    typed.forget(request, place_of(side))
    if gives_contact(request):
        give_contact(side)
    return redirect(f"{side.conversation.get_absolute_url()}#letter-{letter.pk}")


def _page(request: SignedIn, side: Side, form: LetterForm) -> HttpResponse:
    other = other_side(side)
    person = person_of(other)
    before = small_number(request.GET.get("before", ""))
    thread = thread_of(side, before=before)
    if before is None:
        read_to(side, thread.last)
    blocks = request.user.blocks
    # Said of the name that was blocked alone: of the others it would tell that they are one.
    has_blocked = other.persona is not None and blocks.filter(persona=other.persona).exists()
    hears = person is None or not blocks.filter(persona__person=person).exists()
    context = {
        "conversation": side.conversation,
        "side": side,
        "other": other,
        "thread": thread,
        "is_older": before is not None,
        "letter_form": form,
        "waiting": side.unsent.order_by("pk"),
        "facts": facts_of(person, under=other.persona) if person else None,
        # What a browser keeps of a letter is dropped once it stands here: see keep-typed.js.
        "sent_keys": _sent_keys(side),
        "has_blocked": has_blocked,
        "met": met_line(side, other, hears=hears),
        "hears_keeping": other.keeps and hears,
        "note": note_of(side),
        "today": timezone.localdate(),
        "beside": beside_conversations(),
    }
    status = 200 if form.is_ready else UNPROCESSABLE
    return render(request, "relay/conversation.html", context, status=status)


def _sent_keys(side: Side) -> str:
    keys = side.letters.order_by("-pk").values_list("key", flat=True)[:3]
    return " ".join(key_in_form(key) for key in keys)
