"""Answering an ad: the first letter."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lamppost.board.browser import Browser
from lamppost.board.models import Ad, State
from lamppost.board.naming import names_of, persona_named
from lamppost.board.reading import category_of
from lamppost.board.views.adults import must_be_asked
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.people.http import SignedIn
from lamppost.relay import typed
from lamppost.relay.actions import give_contact
from lamppost.relay.actions.asking import answer_ad
from lamppost.relay.actions.opening import can_be_answered, nobody_answers
from lamppost.relay.asking.page import sheet_for
from lamppost.relay.models import Conversation
from lamppost.relay.sides import own_side
from lamppost.relay.views.access import to_the_door
from lamppost.relay.views.form import LetterForm, gives_contact, read_form
from lamppost.standing.reading import facts_of


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedIn, pk: int) -> HttpResponse:
    ads = Browser(request).visible_ads().select_related("persona__person", "place")
    ad = get_object_or_404(ads, pk=pk)
    if ad.state != State.LIVE or must_be_asked(request, category_of(ad)):
        return redirect(ad)
    if not request.user.is_authenticated:
        if request.method == "POST":
            return to_the_door(request, _place(ad))
        return _page(request, ad, LetterForm(typed.kept_or_new(request, _place(ad))))
    if ad.persona.person_id == request.user.pk:
        messages.info(request, _("This is your own ad: letters about it come to you."))
        return redirect(ad)
    if request.method == "POST":
        return _send(request, ad)
    return _page(request, ad, LetterForm(typed.kept_or_new(request, _place(ad))))


def _send(request: SignedIn, ad: Ad) -> HttpResponse:
    form = read_form(request, has_given_contact=False)
    if not form.is_ready:
        return _page(request, ad, form)
    try:
        persona = persona_named(request.user, form.typed.name)
        conversation = answer_ad(
            ad, form.letter(), by=persona, answers=form.typed.answers, at=timezone.now()
        )
    except Refused as refused:
        form.problems.append(refused.sentence)
        return _page(request, ad, form)
    typed.forget(request, _place(ad))
    if gives_contact(request):
        give_contact(own_side(conversation, request.user))
    messages.success(request, _("Your letter is on its way."))
    return redirect(conversation)


def _page(request: HttpRequest, ad: Ad, form: LetterForm) -> HttpResponse:
    user = request.user
    names = names_of(user)
    context = {
        "ad": ad,
        "letter_form": form,
        "names": names,
        "name": form.typed.name or (names[0].name if names else ""),
        "facts": facts_of(user, under=next(iter(names), None)) if user.is_authenticated else None,
        "asks": sheet_for(ad, user) if user.is_authenticated else None,
        "answers": form.typed.answers,
        "not_now": "" if can_be_answered(ad, at=timezone.now()) else nobody_answers(),
        "begun": Conversation.objects.visible_to(user).filter(ad=ad),
    }
    status = 200 if form.is_ready else UNPROCESSABLE
    return render(request, "relay/answer.html", context, status=status)


def _place(ad: Ad) -> str:
    return f"ad:{ad.pk}"
