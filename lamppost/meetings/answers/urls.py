from __future__ import annotations

from django.urls import path

from lamppost.meetings.answers import views

app_name = "meeting_answers"

urlpatterns = [path("texts/", views.texts, name="text_hook")]
