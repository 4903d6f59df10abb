"""The room of places: the gazetteer, H3 cells and distance."""

from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "lamppost.places"
    label = "places"
