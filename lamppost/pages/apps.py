from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "lamppost.pages"
    label = "pages"
