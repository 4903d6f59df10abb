from __future__ import annotations

from django.urls import path

from lamppost.journal import views

app_name = "journal"
urlpatterns = [path("heads.txt", views.heads, name="heads")]
