from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "lamppost.moderation"
    label = "moderation"

    def ready(self) -> None:
        from lamppost.journal.reasons_link import register_reasons
        from lamppost.moderation.belongings import OWN
        from lamppost.moderation.reasons.links import reasons_path
        from lamppost.people.belongings import register

        for belonging in OWN:
            register(belonging)
        register_reasons(reasons_path)
