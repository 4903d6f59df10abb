from __future__ import annotations

from django.urls import URLPattern

app_name = "standing"
urlpatterns: list[URLPattern] = []
