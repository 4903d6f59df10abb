from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "lamppost.board"
    label = "board"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate, pre_migrate

        from lamppost.board import checks  # noqa: F401  importing registers them
        from lamppost.board.alerts.belongings import OWN as ALERTS
        from lamppost.board.belongings import OWN
        from lamppost.board.campaign_ads import SOURCE
        from lamppost.board.past import posted_since
        from lamppost.board.search.server.schema import make_schema
        from lamppost.board.search.triggers import drop_leaving, make_triggers
        from lamppost.people.belongings import register
        from lamppost.screening.past import register_past
        from lamppost.screening.sources import register_ads
        from lamppost.screening.submission import Kind

        for belonging in (*OWN, *ALERTS):
            register(belonging)
        register_past(Kind.AD, posted_since)
        register_ads("board", SOURCE)
        pre_migrate.connect(drop_leaving, sender=self)
        post_migrate.connect(make_triggers, sender=self)
        post_migrate.connect(make_schema, sender=self)
