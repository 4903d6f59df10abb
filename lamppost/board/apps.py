from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "lamppost.board"
    label = "board"

    def ready(self) -> None:
        from lamppost.board import checks  # noqa: F401  importing registers them
        from lamppost.board.belongings import OWN
        from lamppost.people.belongings import register

        for belonging in OWN:
            register(belonging)
