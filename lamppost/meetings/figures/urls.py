from __future__ import annotations

from django.urls import path

from lamppost.meetings.figures import views

urlpatterns = [path("figures/", views.figures, name="figures")]
