from __future__ import annotations

from django.urls import path

from lamppost.moderation.reasons import views

urlpatterns = [
    path("reasons/<str:token>/", views.reasons, name="reasons"),
    path("my/decisions/", views.mine, name="my_decisions"),
]
