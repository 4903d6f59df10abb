from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "lamppost.journal"
    label = "journal"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from lamppost.journal.triggers import make_triggers

        post_migrate.connect(make_triggers, sender=self)
