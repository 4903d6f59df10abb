from __future__ import annotations

from django.urls import path

from lamppost.meetings.guarding import views

urlpatterns = [
    path("heartbeat/", views.heartbeat, name="heartbeat"),
]
