"""The addresses of contacts, within those of meetings."""

from __future__ import annotations

from django.urls import path

from lamppost.meetings.contacts.views import arrived, mine, own, theirs

urlpatterns = [
    path("contacts/", mine.contacts, name="contacts"),
    path("contacts/left/", mine.forget_gone, name="forget_gone"),
    path("contacts/<str:public_id>/", mine.contact, name="own_contact"),
    path("ways/", own.ways, name="ways"),
    path("ways/devices/", own.devices, name="own_devices"),
    path("ways/<str:public_id>/", own.way, name="own_way"),
    path("words/", own.words, name="words"),
    path("arrived/<str:token>/", arrived.arrived, name="arrived"),
    path("gone/", theirs.gone, name="gone"),
    path("for/<str:token>/", theirs.page, name="contact"),
    path("for/<str:token>/agreement/", theirs.agreement, name="agreement"),
    path("for/<str:token>/leaving/", theirs.leaving, name="leaving"),
    path("for/<str:token>/link/", theirs.link, name="contact_link"),
    path("for/<str:token>/ways/", theirs.ways, name="contact_ways"),
    path("for/<str:token>/ways/devices/", theirs.devices, name="contact_devices"),
    path("for/<str:token>/ways/<str:public_id>/", theirs.way, name="contact_way"),
]
