from __future__ import annotations

from django.urls import path

from lamppost.relay import converters  # noqa: F401  importing registers them
from lamppost.relay.views import answering, conversations, files, listing

app_name = "relay"
urlpatterns = [
    path("ads/<int:pk>/answer/", answering.answer, name="answer"),
    path("letters/", listing.letters, name="letters"),
    path("letters/<mask:public_id>/", conversations.conversation, name="conversation"),
    path("letters/<mask:public_id>/<slug:role>.svg", files.avatar, name="avatar"),
    path(
        "letters/<mask:public_id>/photos/<slug:digest>/<slug:size>.jpg", files.photo, name="photo"
    ),
]
