from __future__ import annotations

from django.urls import path

from lamppost.moderation.reviewing import photos, views

urlpatterns = [
    path("undo/<int:pk>/", views.undo, name="undo"),
    path("<str:queue>/<int:number>/", views.item, name="item"),
    path("<str:queue>/<int:number>/choice/", views.choose, name="choose"),
    path(
        "<str:queue>/<int:number>/photos/<digest:digest>-<slug:size>.jpg",
        photos.photo,
        name="item_photo",
    ),
]
