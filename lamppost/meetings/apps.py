from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "lamppost.meetings"
    label = "meetings"

    def ready(self) -> None:
        from lamppost.core.context import show_in_masthead
        from lamppost.meetings.answers.mails import CHECKS
        from lamppost.meetings.belongings import OWN
        from lamppost.meetings.door.belongings import OWN as DOORS
        from lamppost.meetings.frozen import has_just_closed, why_frozen
        from lamppost.meetings.telling.boxes import KIND
        from lamppost.people.belongings import register
        from lamppost.people.holding import ask_before_leaving, keep_for_a_while
        from lamppost.relay.beside import show_beside_conversations
        from lamppost.relay.mail_in.boxes import register_box

        for belonging in (*OWN, DOORS):
            register(belonging)
        ask_before_leaving(why_frozen)
        keep_for_a_while(has_just_closed)
        show_in_masthead("meetings/_masthead_link.html")
        show_beside_conversations("meetings/plans/_from_conversation.html")
        show_beside_conversations("meetings/door/_beside.html")
        register_box(KIND, CHECKS)
