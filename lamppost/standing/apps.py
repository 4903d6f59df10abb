from django.apps import AppConfig


class StandingConfig(AppConfig):
    name = "lamppost.standing"
    label = "standing"

    def ready(self) -> None:
        from lamppost.people.belongings import register
        from lamppost.standing.belongings import OWN

        for belonging in OWN:
            register(belonging)
