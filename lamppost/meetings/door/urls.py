from __future__ import annotations

from django.urls import path

from lamppost.meetings.door import views
from lamppost.relay import converters  # noqa: F401  importing registers them

urlpatterns = [
    path("door/<mask:public_id>/", views.door, name="door"),
    path("door/<mask:public_id>/opening/", views.opening, name="door_opening"),
]
