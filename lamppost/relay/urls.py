from __future__ import annotations

from django.urls import include, path

from lamppost.relay import (
    ask_urls,
    converters,  # noqa: F401  importing registers them
)
from lamppost.relay.views import (
    answering,
    conversations,
    deeds,
    events,
    files,
    hooking,
    listing,
    muting,
    waiting,
)

app_name = "relay"

_OF_ONE = [
    path("", conversations.conversation, name="conversation"),
    path("events/", events.events, name="events"),
    path("muting/", deeds.muting, name="muting"),
    path("block/", deeds.block, name="block"),
    path("end/", deeds.end, name="end"),
    path("meeting/", deeds.meeting, name="meeting"),
    path("keeping/", deeds.keeping, name="keeping"),
    path("note/", deeds.note, name="note"),
    path("photos/<slug:digest>/<slug:size>.jpg", files.photo, name="photo"),
    path("<slug:role>.svg", files.avatar, name="avatar"),
]

urlpatterns = [
    path("ads/<int:pk>/answer/", answering.answer, name="answer"),
    path("letters/", listing.letters, name="letters"),
    path("letters/mute/<mask:secret>/", muting.mute_mails, name="mute_mails"),
    path("letters/waiting/<int:pk>/", waiting.unsent, name="unsent"),
    path("letters/contacts/", listing.contacts, name="contacts"),
    path("letters/<mask:public_id>/", include(_OF_ONE)),
    # Mailgun sends mails as they came only to addresses that have "mime" in them.
    path("hooks/mime/", hooking.take_mail, name="mail_hook"),
    *ask_urls.urlpatterns,
]
