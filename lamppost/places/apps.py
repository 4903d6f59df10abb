from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "lamppost.places"
    label = "places"
