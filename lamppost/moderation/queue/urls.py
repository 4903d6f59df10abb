from __future__ import annotations

from django.urls import path

from lamppost.moderation.queue import views

urlpatterns = [
    path("", views.queue, name="queue"),
    path("me/", views.me, name="reviewing_me"),
]
