from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "lamppost.config"
    label = "config"
