from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "lamppost.screening"
    label = "screening"
