from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "lamppost.board"
    label = "board"
