"""An ad's own page, and what its poster can do there."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Protocol

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lamppost.board import actions
from lamppost.board.actions.transitions import STOPPED
from lamppost.board.beside import beside_ads
from lamppost.board.browser import Browser
from lamppost.board.editions import ad_holds_until, edition_of_ad
from lamppost.board.manage_links import read_manage_token
from lamppost.board.models import Ad, Draft, State
from lamppost.board.reading import category_of, read_ad
from lamppost.board.saved import saved_ids
from lamppost.board.screened import STOPS
from lamppost.board.views.adults import must_be_asked
from lamppost.core.errors import Refused
from lamppost.core.http import client_address
from lamppost.core.limits import Limit, TooOften
from lamppost.journal.reasons_link import reasons_link
from lamppost.people.limits import too_many
from lamppost.places.maps import ad_map
from lamppost.screening.reading import reasons_for
from lamppost.standing.public_reading import public_facts_of

GONE = 410
# A link holds a signature of 256 bits: this is for the machine's sake, and for whoever reads logs.
GUESSING = Limit("manage_link_guess", times=100, per_secs=60 * 60)


class Action(Protocol):
    """What somebody may do to an ad of theirs."""

    def __call__(self, ad: Ad, /, *, by: str, at: datetime) -> None: ...


@require_safe
def ad(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """The ad. One that ran out or was closed says so, and shows its words to its poster alone."""
    ads = Browser(request).visible_ads().select_related("persona", "place")
    found = get_object_or_404(ads, pk=pk)
    if request.path != found.get_absolute_url():
        # Not for good: browsers remember that, and run in circles once a title is changed
        # back. Search engines are told by rel=canonical.
        return redirect(found)
    is_own = Browser(request).editable_ads().filter(pk=pk).exists()
    now = timezone.now()
    photos = tuple(found.photos.shown())
    facts = public_facts_of(found.persona, now=now)
    edition = edition_of_ad(request, found, photos, facts)
    if answer := edition.not_modified(now):
        return answer
    category = category_of(found)
    if not is_own and must_be_asked(request, category):
        return render(request, "board/adult.html", {"category": category})
    context = {
        "ad": found,
        "is_own": is_own,
        "reasons": reasons_for(found) if is_own and found.state in STOPS.values() else [],
        # Only its poster gets this far with one that is restricted.
        "reasons_link": reasons_link(found.decision) if found.state in STOPPED else "",
        "facts": facts,
        "page": read_ad(found, photos, now=now),
        "is_saved": found.pk in saved_ids(request),
        "map": ad_map(found.cell, found.place),
        "beside": beside_ads(),
    }
    if found.state != State.LIVE and not is_own:
        return render(request, "board/ad_gone.html", context, status=GONE)
    page = render(request, "board/ad.html", context)
    return edition.signed(page, now, ad_holds_until(found, now))


@require_safe
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail: lets this browser manage the one ad, once it is up."""
    client = client_address(request)
    if GUESSING.is_spent(client):
        return too_many(request)
    link = read_manage_token(token)
    if link is None:
        with suppress(TooOften):  # two at once
            GUESSING.spend(client)
        raise Http404
    browser = Browser(request)
    if found := Ad.objects.filter(begun_as=link.key).select_related("persona__person").first():
        if not link.was_sent_to(found.persona.person.email) or found.state == State.REMOVED:
            raise Http404
        browser.manage(found)
        if request.GET.get("then") == "renewal":
            return redirect("board:renewal", found.pk)
        return redirect(found)
    if browser.drafts().filter(pk=link.key).exists():
        return redirect("board:check", link.key)
    # Nobody has proven the address yet. If it is mistyped, this is a stranger, who must not
    # read, change or throw away what is being written.
    get_object_or_404(Draft, pk=link.key)
    return render(request, "board/not_up_yet.html")


@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: HttpRequest, pk: int) -> HttpResponse:
    """One click to renew; a GET, which a mail scanner may make, only shows the button."""
    found = get_object_or_404(Browser(request).editable_ads(), pk=pk)
    if request.method != "POST":
        return render(request, "board/renewal.html", {"ad": found, "now": timezone.now()})
    done = _("Your ad is on top again, for a whole new term.")
    return _do(request, found, actions.renew_ad, done)


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Browser(request).editable_ads(), pk=pk)
    done = _("Your ad is closed. You can put it up again from its page.")
    return _do(request, found, actions.close_ad, done)


@require_POST
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Browser(request).editable_ads(), pk=pk)
    return _do(request, found, actions.reopen_ad, _("Your ad is up again."))


def _do(request: HttpRequest, found: Ad, action: Action, done: str) -> HttpResponse:
    try:
        action(found, by=Browser(request).maker(found), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
    return redirect(found)
