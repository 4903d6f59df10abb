"""The room of places: the gazetteer, H3 cells and distance."""

from __future__ import annotations

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "lamppost.places"
    label = "places"

    def ready(self) -> None:
        from lamppost.places import checks  # noqa: F401  importing registers them
