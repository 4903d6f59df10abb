from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "lamppost.notices"
    label = "notices"
