from __future__ import annotations

from django.urls import URLPattern, path

from lamppost.people import views

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("", views.me, name="me"),
    path("names/", views.names, name="names"),
    path("names/<slug:public_id>/", views.rename, name="rename"),
    path("names/<slug:public_id>/retirement/", views.retire, name="retire"),
    path("blocks/", views.blocks, name="blocks"),
    path("blocks/<slug:public_id>/end/", views.end_block, name="end_block"),
    path("export/", views.export, name="export"),
    path("suspension/", views.suspension, name="suspension"),
    path("erasure/", views.erasure, name="erasure"),
    path("erasure/end/", views.keep, name="keep"),
]
