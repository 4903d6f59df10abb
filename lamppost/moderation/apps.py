from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "lamppost.moderation"
    label = "moderation"

    def ready(self) -> None:
        from lamppost.board.beside import show_beside_ads, show_beside_personas
        from lamppost.core.context import show_in_masthead
        from lamppost.journal.reasons_link import register_reasons
        from lamppost.moderation.belongings import OWN
        from lamppost.moderation.campaigns.reviews import hear_of_new_number
        from lamppost.moderation.reasons.links import reasons_path
        from lamppost.people.belongings import register
        from lamppost.screening.campaigns.kept.numbers import hear_of_new_numbers

        show_in_masthead("moderation/_masthead_link.html")
        hear_of_new_numbers(hear_of_new_number)
        show_beside_ads("moderation/reports/_beside_ad.html")
        show_beside_personas("moderation/reports/_beside_persona.html")
        for belonging in OWN:
            register(belonging)
        register_reasons(reasons_path)
