from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "lamppost.meetings"
    label = "meetings"

    def ready(self) -> None:
        from lamppost.meetings.belongings import OWN
        from lamppost.people.belongings import register

        for belonging in OWN:
            register(belonging)
