from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "lamppost.screening"
    label = "screening"

    def ready(self) -> None:
        from lamppost.people.belongings import register
        from lamppost.screening.belongings import OWN

        for belonging in OWN:
            register(belonging)
