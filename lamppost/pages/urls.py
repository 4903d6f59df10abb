from __future__ import annotations

from django.urls import URLPattern, path

from lamppost.pages import views

app_name = "pages"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
]
