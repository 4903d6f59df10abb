"""Which room answers which address."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("lamppost.pages.urls")),
    path("meetings/", include("lamppost.meetings.urls")),
    path("hooks/", include("lamppost.meetings.answers.urls")),
    path("", include("lamppost.relay.urls")),
    path("", include("lamppost.board.urls")),
    path("", include("lamppost.standing.urls")),
    path("", include("lamppost.standing.portable.urls")),
    path("", include("lamppost.moderation.urls")),
    path("journal/", include("lamppost.journal.urls")),
    path("places/", include("lamppost.places.urls")),
    path("my/", include("lamppost.people.urls")),
    path("account/", include("lamppost.people.account_urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("lamppost.demo.urls")))

handler400 = "lamppost.pages.views.bad_request"
handler404 = "lamppost.pages.views.not_found"
handler500 = "lamppost.pages.views.server_error"
handler429 = "lamppost.people.limits.too_many"
handler403 = "lamppost.pages.views.forbidden"
