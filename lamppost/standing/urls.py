from __future__ import annotations

from django.urls import URLPattern, path

from lamppost.standing.views import mine, phone, references

app_name = "standing"
urlpatterns: list[URLPattern] = [
    path("my/standing/", mine.mine, name="mine"),
    path("my/standing/phone/", phone.phone, name="phone"),
    path("my/standing/phone/code/", phone.phone_code, name="phone_code"),
    path("my/standing/phone/removal/", phone.phone_removal, name="phone_removal"),
    path("my/standing/references/", references.references, name="references"),
    path("my/standing/references/met/<int:pk>/", references.write, name="write_reference"),
    path("my/standing/references/<int:pk>/revocation/", references.revocation, name="revocation"),
    path("my/standing/references/<int:pk>/declining/", references.declining, name="declining"),
    path("my/standing/references/<int:pk>/words/", references.words, name="words"),
]
