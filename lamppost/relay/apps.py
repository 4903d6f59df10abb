from django.apps import AppConfig


class RelayConfig(AppConfig):
    name = "lamppost.relay"
    label = "relay"

    def ready(self) -> None:
        from lamppost.people.belongings import register
        from lamppost.relay import checks  # noqa: F401  importing registers them
        from lamppost.relay.belongings import OWN

        for belonging in OWN:
            register(belonging)
