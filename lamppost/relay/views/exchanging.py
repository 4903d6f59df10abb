"""Exchanges in a conversation: proposing one, answering one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lamppost.board.typed import without_nul
from lamppost.core.errors import Refused
from lamppost.core.http import UNPROCESSABLE
from lamppost.people.http import SignedIn
from lamppost.relay.actions import exchanging
from lamppost.relay.actions.offers import ExchangeRefused
from lamppost.relay.asking.panel import Panel, panel_of
from lamppost.relay.asking.reading import answers_for
from lamppost.relay.exchanges import MOST_FIELDS, SUGGESTED_FIELDS, Offer
from lamppost.relay.models import Conversation, Exchange, Side
from lamppost.relay.sides import own_side


def _of_side(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hands a view the visitor's side, and their exchange where there is one. Others get 404."""

    @wraps(view)
    def wrapped(
        request: SignedIn, public_id: str, pk: int | None = None, **more: str
    ) -> HttpResponse:
        mine = Conversation.objects.visible_to(request.user)
        conversation = get_object_or_404(mine, public_id=public_id)
        side = own_side(conversation, request.user)
        if pk is None:
            return view(request, side, **more)
        exchanges = Exchange.objects.visible_to(request.user)
        exchange = get_object_or_404(exchanges, pk=pk, conversation=conversation)
        return view(request, side, exchange, **more)

    return login_required(wrapped)


@dataclass(frozen=True)
class Typed:
    """What stands in the form of an offer: rows of name and words, and names."""

    gives: tuple[tuple[str, str], ...] = ()
    wants: tuple[str, ...] = ()

    @property
    def offer(self) -> Offer:
        # Two rows of one name would lose the words of one of them.
        if len({name for name, _words in self.gives if name}) < sum(
            1 for name, _words in self.gives if name
        ):
            raise ExchangeRefused(_("Give everything that you tell its own name."))
        return Offer(dict(self.gives), self.wants)

    @property
    def give_rows(self) -> list[tuple[str, str]]:
        """Those typed, and at least three: more appear once these are full."""
        return _filled([row for row in self.gives if any(row)], ("", ""))

    @property
    def want_rows(self) -> list[str]:
        return _filled([row for row in self.wants if row], "")


def _filled(rows: list[Any], empty: object) -> list[Any]:
    wanted = min(MOST_FIELDS, max(3, len(rows) + 1))
    return [*rows, *[empty] * (wanted - len(rows))]


def _typed(request: HttpRequest) -> Typed:
    names, words, wants = (
        [without_nul(one) for one in request.POST.getlist(name)[: MOST_FIELDS + 1]]
        for name in ("give-name", "give-words", "want")
    )
    names = [" ".join(name.split()) for name in names]
    return Typed(
        tuple(zip(names, words, strict=False)),
        tuple(wants),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@_of_side
def exchanges(request: SignedIn, side: Side) -> HttpResponse:
    """All of a conversation, and the form for one more."""
    if request.method != "POST":
        return _page(request, side)
    typed = _typed(request)
    try:
        exchanging.propose_exchange(side, typed.offer, at=timezone.now())
    except Refused as refused:
        return _page(request, side, typed=typed, problem=refused.sentence)
    messages.success(request, _("Proposed. They see the names, and nothing of the words yet."))
    return redirect("relay:exchanges", side.conversation.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@_of_side
def changed(request: SignedIn, side: Side, exchange: Exchange) -> HttpResponse:
    """Another offer in place of one's own that nobody has answered."""
    if request.method != "POST":
        return _page(request, side, typed=_as_typed(exchange, side), changing=exchange)
    typed = _typed(request)
    try:
        exchanging.change_exchange(exchange, side, typed.offer, at=timezone.now())
    except Refused as refused:
        return _page(request, side, typed=typed, changing=exchange, problem=refused.sentence)
    messages.success(request, _("Changed. They see the names, and nothing of the words yet."))
    return redirect("relay:exchanges", side.conversation.public_id)


def _as_typed(exchange: Exchange, side: Side) -> Typed:
    if exchange.proposer_id != side.pk or exchange.from_sheet:
        raise Http404
    own = answers_for(exchange, side, timezone.now()).own
    return Typed(tuple((one.field, one.text or "") for one in own), tuple(exchange.wants))


@require_POST
@_of_side
def given(request: SignedIn, side: Side, exchange: Exchange) -> HttpResponse:
    """One's own part. Fields are numbered in the order of the offer that was on the page."""
    answers = {
        name: without_nul(request.POST.get(f"field-{number}", ""))
        for number, name in enumerate(exchange.wants, 1)
    }
    seen = request.POST.get("seen", "")
    try:
        exchanging.give_exchange(exchange, side, answers, seen=seen, at=timezone.now())
    except Refused as refused:
        return _page(request, side, problem=refused.sentence, answered=exchange, answers=answers)
    messages.success(request, _("Both of you can read it now."))
    return redirect("relay:exchanges", side.conversation.public_id)


@require_POST
@_of_side
def ending(request: SignedIn, side: Side, exchange: Exchange, how: str) -> HttpResponse:
    """Declining, or taking back; what was given is deleted unread."""
    act = {
        "refusal": exchanging.decline_exchange,
        "withdrawal": exchanging.withdraw_exchange,
    }[how]
    try:
        act(exchange, side, at=timezone.now())
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Done. What was given is deleted, unread."))
    return redirect("relay:exchanges", side.conversation.public_id)


def _page(
    request: SignedIn,
    side: Side,
    *,
    typed: Typed | None = None,
    changing: Exchange | None = None,
    problem: str = "",
    answered: Exchange | None = None,
    answers: dict[str, str] | None = None,
) -> HttpResponse:
    panel: Panel = panel_of(side, timezone.now())
    context = {
        "conversation": side.conversation,
        "exchanges": panel,
        "is_page": True,
        "typed": typed or Typed(),
        "changing": changing,
        "problem": problem,
        "answered": answered.pk if answered else None,
        "answers": answers or {},
        "suggested": SUGGESTED_FIELDS,
    }
    status = UNPROCESSABLE if problem else 200
    return render(request, "relay/asks/exchanges.html", context, status=status)
