from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "lamppost.meetings"
    label = "meetings"

    def ready(self) -> None:
        from lamppost.meetings.answers.mails import CHECKS
        from lamppost.meetings.belongings import OWN
        from lamppost.meetings.door.belongings import OWN as DOORS
        from lamppost.meetings.telling.boxes import KIND
        from lamppost.people.belongings import register
        from lamppost.relay.beside import show_beside_conversations
        from lamppost.relay.mail_in.boxes import register_box

        for belonging in (*OWN, DOORS):
            register(belonging)
        show_beside_conversations("meetings/door/_beside.html")
        register_box(KIND, CHECKS)
