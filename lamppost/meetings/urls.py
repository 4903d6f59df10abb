from __future__ import annotations

from django.urls import include, path

app_name = "meetings"

urlpatterns = [
    path("", include("lamppost.meetings.alarms.urls")),
    path("", include("lamppost.meetings.contacts.urls")),
    path("", include("lamppost.meetings.guarding.urls")),
    path("", include("lamppost.meetings.door.urls")),
    path("", include("lamppost.meetings.figures.urls")),
    path("", include("lamppost.meetings.house.urls")),
    path("", include("lamppost.meetings.plans.urls")),
]
