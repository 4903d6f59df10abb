from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "lamppost.meetings"
    label = "meetings"

    def ready(self) -> None:
        from lamppost.meetings.belongings import OWN
        from lamppost.meetings.door.belongings import OWN as DOORS
        from lamppost.people.belongings import register
        from lamppost.relay.beside import show_beside_conversations

        for belonging in (*OWN, DOORS):
            register(belonging)
        show_beside_conversations("meetings/door/_beside.html")
