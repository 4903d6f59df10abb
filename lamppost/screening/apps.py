from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "lamppost.screening"
    label = "screening"

    def ready(self) -> None:
        from lamppost.people.belongings import register
        from lamppost.people.public_words import register_look
        from lamppost.screening.belongings import OWN
        from lamppost.screening.public_words import may_be_shown

        for belonging in OWN:
            register(belonging)
        register_look("screening", may_be_shown)
