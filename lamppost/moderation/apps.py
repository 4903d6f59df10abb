from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "lamppost.moderation"
    label = "moderation"

    def ready(self) -> None:
        from lamppost.moderation.belongings import OWN
        from lamppost.people.belongings import register

        for belonging in OWN:
            register(belonging)
