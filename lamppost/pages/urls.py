from __future__ import annotations

from django.urls import URLPattern, path

from lamppost.pages import views

app_name = "pages"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("help/", views.explain, {"page": "help"}, name="help"),
    path("help/meeting/", views.explain, {"page": "meeting"}, name="meeting"),
    path("help/rules/", views.explain, {"page": "rules"}, name="rules"),
    path("help/privacy/", views.explain, {"page": "privacy"}, name="privacy"),
    path("help/contact/", views.explain, {"page": "contact"}, name="contact"),
    path("robots.txt", views.robots, name="robots"),
    path("health/", views.health, name="health"),
]
