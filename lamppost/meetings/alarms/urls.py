from __future__ import annotations

from django.urls import path

from lamppost.meetings.alarms import views

urlpatterns = [
    path("for/<str:token>/taking/", views.taking, name="taking"),
    path("for/<str:token>/putting-down/", views.putting_down, name="putting_down"),
]
