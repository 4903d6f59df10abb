from __future__ import annotations

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path, register_converter

from lamppost.board.alerts import urls as alerts
from lamppost.board.feeds import SITEMAPS, SearchFeed
from lamppost.board.views import (
    ads,
    adults,
    browsing,
    editing,
    mapping,
    mine,
    photos,
    pins,
    publishing,
    suggesting,
    writing,
)


class Digest:
    """The name of a photo: 64 hexadecimal digits."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(Digest, "digest")

app_name = "board"
urlpatterns = [
    path("ads/", browsing.results, name="search"),
    path("ads/adult/", adults.adult, name="adult"),
    path("ads/map/", mapping.map_page, name="map"),
    path("ads/map/cells/", mapping.map_cells_piece, name="map_cells"),
    path("ads/feed/", SearchFeed(), name="feed"),
    path("ads/words/", suggesting.words, name="words"),
    path("ads/<int:pk>/", ads.ad, name="ad_short"),
    path("ads/<int:pk>/edit/", editing.edit, name="edit"),
    path("ads/<int:pk>/where/", pins.ad_where, name="ad_where"),
    path("ads/<int:pk>/photos/", photos.add_to_ad, name="ad_photos"),
    path("ads/<int:pk>/renewal/", ads.renewal, name="renewal"),
    path("ads/<int:pk>/closing/", ads.closing, name="closing"),
    path("ads/<int:pk>/reopening/", ads.reopening, name="reopening"),
    path("ads/<int:pk>/rewriting/", writing.rewriting, name="rewriting"),
    path("ads/<int:pk>/favourite/", mine.favourite, name="favourite"),
    path("ads/<int:pk>/<slug:slug>/", ads.ad, name="ad"),
    path("manage/<str:token>/", ads.manage, name="manage"),
    path("post/", writing.choose_category, name="post"),
    path("post/draft/<uuid:key>/", writing.edit_draft, name="draft"),
    path("post/draft/<uuid:key>/category/", writing.draft_category, name="draft_category"),
    path("post/draft/<uuid:key>/photos/", photos.add_to_draft, name="draft_photos"),
    path("post/draft/<uuid:key>/where/", pins.draft_where, name="draft_where"),
    path("post/draft/<uuid:key>/check/", publishing.check, name="check"),
    path("post/draft/<uuid:key>/publication/", publishing.publication, name="publication"),
    path("post/draft/<uuid:key>/discard/", writing.discard_draft, name="discard"),
    path("post/<slug:category>/", writing.new_draft, name="new"),
    path("people/<slug:public_id>/", browsing.persona, name="persona"),
    path("my/ads/", mine.my_ads, name="my_ads"),
    path("saved/", mine.saved, name="saved"),
    *alerts.urlpatterns,
    path("photos/<digest:digest>-<slug:size>.jpg", photos.picture, name="photo"),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "board:sitemap"},
        name="sitemaps",
    ),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
