from __future__ import annotations

from django.urls import URLPattern, path

from lamppost.standing.portable import views

app_name = "portable"
urlpatterns: list[URLPattern] = [
    path("my/standing/portable/", views.take, name="take"),
    path("my/standing/portable/taking-back/", views.taking_back, name="taking_back"),
    path("my/standing/bring/", views.bringing, name="bring"),
    path("my/standing/bring/<int:pk>/putting-away/", views.putting_away, name="putting_away"),
    path(".well-known/lamppost/keys.json", views.keys, name="keys"),
    path(".well-known/lamppost/status/<int:number>", views.status, name="status"),
]
