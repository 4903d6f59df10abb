from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "lamppost.demo"
    label = "demo"
