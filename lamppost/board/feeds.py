"""Any search as an Atom feed, and the sitemap."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html

from lamppost.board.categories import categories
from lamppost.board.editions import edition_of_list, list_holds_until
from lamppost.board.models import Ad
from lamppost.board.questions import AdQuestions
from lamppost.board.reading import show_price
from lamppost.board.search import search
from lamppost.board.search.asked import Asked, read_search
from lamppost.board.titles import title_of
from lamppost.core.text import paragraphs, without_unwritable


class SearchFeed(Feed[Ad, Asked]):
    """The newest ads of a search. Anonymous, so that whoever reads it may share it."""

    feed_type = Atom1Feed

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        now = timezone.now()
        edition = edition_of_list(request)
        if answer := edition.not_modified(now):
            return answer
        made = super().__call__(request, *args, **kwargs)
        is_by_age = bool(request.GET.get("within"))
        return edition.signed(made, now, list_holds_until((), now, is_by_age=is_by_age))

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> Asked:
        return read_search(request.GET)

    def title(self, asked: Asked) -> str:
        return without_unwritable(f"{title_of(asked)} · {settings.BOARD_NAME}")

    def link(self, asked: Asked) -> str:
        return f"{reverse('board:search')}{asked.link()}"

    def feed_url(self, asked: Asked) -> str:
        return f"{reverse('board:feed')}{asked.link()}"

    def items(self, asked: Asked) -> tuple[Ad, ...]:
        found = search(asked.query, AnonymousUser(), now=timezone.now())
        # The text, which cards do not have, and only of what is still up.
        ads = Ad.objects.live().select_related("place").in_bulk([card.pk for card in found.cards])
        return tuple(ads[card.pk] for card in found.cards if card.pk in ads)

    def item_title(self, item: Ad) -> str:
        price = show_price(item)
        return without_unwritable(f"{item.title} · {price}" if price else item.title)

    def item_description(self, item: Ad) -> str:
        """HTML, which is what readers take it for: no ad can smuggle any in."""
        where = format_html("<p>{}</p>", item.place.label)
        return without_unwritable(f"{where}{paragraphs(item.text)}")

    def item_guid(self, item: Ad) -> str:
        return f"{settings.BASE_URL}/ads/{item.pk}/"

    item_guid_is_permalink = True

    def item_pubdate(self, item: Ad) -> datetime:
        return item.posted

    def item_updateddate(self, item: Ad) -> datetime:
        return max(item.renewed, item.edited or item.renewed)


class AdSitemap(Sitemap[Ad]):
    limit = 10_000

    def items(self) -> AdQuestions:
        return Ad.objects.live().order_by("pk")

    def lastmod(self, item: Ad) -> datetime:
        return item.edited or item.posted

    def get_latest_lastmod(self) -> datetime | None:
        # Django's own would read every ad to find the newest.
        latest: datetime | None = self.items().aggregate(latest=Max("posted"))["latest"]
        return latest


class CategorySitemap(Sitemap[str]):
    def items(self) -> list[str]:
        return [category.slug for category in categories().every]

    def location(self, item: str) -> str:
        return f"{reverse('board:search')}?category={item}"


SITEMAPS = {"ads": AdSitemap, "categories": CategorySitemap}
