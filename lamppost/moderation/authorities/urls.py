from __future__ import annotations

from django.urls import path

from lamppost.moderation.authorities import views

urlpatterns = [
    path("", views.listing, name="authorities"),
    path("register.csv", views.listing_csv, name="authorities_csv"),
    path("new/", views.new, name="new_authority"),
    path("<int:number>/", views.one, name="authority"),
    path("<int:number>/answer/", views.answer, name="answer_authority"),
    path("<int:number>/notice/", views.notice, name="authority_notice"),
]
