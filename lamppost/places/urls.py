"""Addresses of the room of places."""

from __future__ import annotations

from django.urls import path

from lamppost.places import views

app_name = "places"
urlpatterns = [
    path("suggest/", views.suggestions, name="suggestions"),
    path("map.svg", views.picker_map, name="picker-map"),
    path("land/<int:level>/<int:x>/<int:y>", views.land, name="land"),
    path("tiles/<int:level>/<int:x>/<int:y>", views.tile, name="tile"),
]
