from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "lamppost.core"
    label = "lamppost_core"
