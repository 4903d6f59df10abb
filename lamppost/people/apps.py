from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lamppost.people"
    label = "people"
