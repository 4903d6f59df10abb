from __future__ import annotations

from django.urls import path

from lamppost.moderation.children import views

urlpatterns = [
    path("", views.listing, name="child_cases"),
    path("opening/", views.opening, name="open_child_case"),
    path("<int:number>/", views.page, name="child_case"),
    path("<int:number>/photos/<int:photo>/veiled.jpg", views.veiled, name="veiled_photo"),
    path("<int:number>/photos/<int:photo>/shown.jpg", views.shown, name="shown_photo"),
    path("<int:number>/photos/<int:photo>/showing/", views.showing, name="showing_photo"),
    path("<int:number>/decision/", views.decision, name="child_decision"),
    path("<int:number>/report.zip", views.package, name="child_package"),
    path("<int:number>/report/", views.report, name="child_report"),
]
