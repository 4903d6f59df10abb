from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lamppost.people"
    label = "people"

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed

        from lamppost.core.context import show_on_top
        from lamppost.people.accounts import note_confirmed
        from lamppost.people.belongings import register
        from lamppost.people.own_belongings import OWN

        for belonging in OWN:
            register(belonging)
        show_on_top("people/_suspended.html")
        email_confirmed.connect(note_confirmed, dispatch_uid="people.note_confirmed")
