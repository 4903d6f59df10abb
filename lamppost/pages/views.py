"""The front page, the pages that explain, health, and the pages for when something went wrong."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lamppost.board.categories import Category, categories
from lamppost.board.editions import edition_of_list, list_holds_until
from lamppost.board.filters import Choice
from lamppost.board.search import Query, search
from lamppost.board.search.results import Results

NEW_ONES = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is new, and where everything is."""
    now = timezone.now()
    edition = edition_of_list(request)
    if answer := edition.not_modified(now):
        return answer
    every = search(Query(), request.user, now=now, size=NEW_ONES)
    pictured = search(Query(has_photos=True), request.user, now=now, size=NEW_ONES).cards
    # A young board has few photos; then the newest ads do.
    cards = pictured if len(pictured) == NEW_ONES else every.cards
    context = {
        "cards": cards,
        "count": every.count,
        "groups": _groups(every),
        "town": settings.HOME_PLACE.split(",")[0],
        "home_place": settings.HOME_PLACE,
    }
    page = render(request, "pages/home.html", context)
    return edition.signed(page, now, list_holds_until(cards, now))


def _groups(found: Results) -> list[tuple[Choice, list[Choice]]]:
    every, ads = categories(), reverse("board:search")

    def choice(one: Category) -> Choice:
        count = found.counted([one.slug])
        return Choice(one.name, f"{ads}?category={one.slug}", count or None)

    return [(choice(top), list(map(choice, every.subs(top.slug) or (top,)))) for top in every.top]


@require_safe
def explain(request: HttpRequest, page: str) -> HttpResponse:
    """A page of the board's own words: help, rules, privacy, contact, meeting."""
    return render(request, f"pages/{page}.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For a monitor: 200 while pages can be served and the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "pages/400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "pages/404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "pages/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "pages/csrf.html", {"typed": _typed(request)}, status=403)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The longer texts of a form that could not be taken, so that they can be copied."""
    sent = request.POST.dict()
    sent.pop("csrfmiddlewaretoken", None)
    return [(name, str(value)) for name, value in sent.items() if str(value).strip()]


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/500.html", status=500)
