from django.apps import AppConfig


class RelayConfig(AppConfig):
    name = "lamppost.relay"
    label = "relay"

    def ready(self) -> None:
        from lamppost.board.beside import show_beside_ads
        from lamppost.core.context import show_in_masthead
        from lamppost.notices.refusals import hear_of_refusals
        from lamppost.people.belongings import register
        from lamppost.relay import checks  # noqa: F401  importing registers them
        from lamppost.relay.actions.mailing import hear_refusal
        from lamppost.relay.belongings import OWN

        for belonging in OWN:
            register(belonging)
        hear_of_refusals("letter", hear_refusal)
        show_beside_ads("relay/_beside_ad.html")
        show_in_masthead("relay/_masthead_link.html")
        show_beside_ads("relay/asks/_beside.html")
