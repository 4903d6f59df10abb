"""Addresses of asks and exchanges."""

from __future__ import annotations

from django.urls import path

from lamppost.relay import converters  # noqa: F401  importing registers them
from lamppost.relay.views import asks, exchanging

_OF = "letters/<mask:public_id>/exchanges/"

urlpatterns = [
    path("my/asks/", asks.my_asks, name="my_asks"),
    path("ads/<int:pk>/asks/", asks.ad_asks, name="ad_asks"),
    path(_OF, exchanging.exchanges, name="exchanges"),
    path(f"{_OF}<int:pk>/change/", exchanging.changed, name="change_exchange"),
    path(f"{_OF}<int:pk>/answer/", exchanging.given, name="give_exchange"),
    path(f"{_OF}<int:pk>/refusal/", exchanging.ending, {"how": "refusal"}, name="decline_exchange"),
    path(
        f"{_OF}<int:pk>/withdrawal/",
        exchanging.ending,
        {"how": "withdrawal"},
        name="withdraw_exchange",
    ),
]
