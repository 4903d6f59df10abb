from __future__ import annotations

from django.urls import path

from lamppost.meetings.house import views

urlpatterns = [
    path("house/", views.take_call, name="house_call"),
    path("house/<str:token>/", views.show_page, name="house_page"),
]
