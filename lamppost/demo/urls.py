"""Pages that exist on a demo board alone: config/urls.py leaves them out everywhere else."""

from __future__ import annotations

from django.urls import path

from lamppost.demo import views

app_name = "demo"
urlpatterns = [
    path("mail/", views.mails, name="mails"),
    path("mail/<str:name>/", views.mail, name="mail"),
]
