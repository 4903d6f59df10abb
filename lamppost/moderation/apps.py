from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "lamppost.moderation"
    label = "moderation"
