"""What is one's own: ads, drafts, and the ads of others that one saved."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lamppost.board import actions
from lamppost.board.browser import Browser
from lamppost.board.cards import cards_of
from lamppost.board.models import Ad
from lamppost.board.saved import in_browser, keep_in_browser, move_to_account, saved_ids
from lamppost.core.http import safe_next


@require_safe
@login_required
def my_ads(request: HttpRequest) -> HttpResponse:
    ads = Ad.objects.owned_by(request.user).select_related("place", "persona", "decision")
    context = {
        "ads": ads.order_by("-renewed", "-pk"),
        "drafts": Browser(request).drafts().order_by("-changed"),
        "now": timezone.now(),
    }
    return render(request, "board/my_ads.html", context)


@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """Saved ads, also of those who have no account: theirs are in a cookie."""
    if request.user.is_authenticated and in_browser(request):
        response = redirect("board:saved")
        move_to_account(request, response)
        return response
    ids = saved_ids(request)
    found = {
        ad.pk: ad
        for ad in Ad.objects.visible_to(request.user).filter(pk__in=ids).select_related("place")
    }
    ads = [found[pk] for pk in ids if pk in found]
    return render(request, "board/saved.html", {"cards": cards_of(ads)})


@require_POST
def favourite(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves an ad, or takes it off again (`on` = 1 or 0): a second click changes nothing."""
    found = get_object_or_404(Browser(request).visible_ads(), pk=pk)
    is_on = request.POST.get("on") != "0"
    response = redirect(safe_next(request, found.get_absolute_url()))
    if request.user.is_authenticated:
        change = actions.add_favourite if is_on else actions.remove_favourite
        change(found, by=request.user)
    else:
        others = [one for one in in_browser(request) if one != found.pk]
        keep_in_browser(request, response, [found.pk, *others] if is_on else others)
    return response
