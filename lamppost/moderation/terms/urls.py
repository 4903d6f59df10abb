from __future__ import annotations

from django.urls import path

from lamppost.moderation.terms import views

urlpatterns = [
    path("", views.current, name="terms"),
    path("versions/", views.versions, name="terms_versions"),
    path("<slug:version>/", views.one, name="terms_version"),
    path("<slug:version>/changes/", views.changes, name="terms_changes"),
]
