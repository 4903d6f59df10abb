from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "lamppost.journal"
    label = "journal"
