from __future__ import annotations

from django.urls import path

from lamppost.moderation.evidence import views

urlpatterns = [
    path("", views.listing, name="evidence"),
    path("<int:number>/", views.exhibit, name="exhibit"),
    path("<int:number>/requests/", views.ask, name="ask_to_open"),
    path("<int:number>/requests/<int:request_number>/", views.agree, name="agree_to_open"),
    path("<int:number>/opening/", views.opening, name="open_exhibit"),
]
