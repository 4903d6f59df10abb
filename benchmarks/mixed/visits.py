"""What people do on a board, nine in ten times reading, through the whole program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from benchmarks.pages.addresses import Pages
from benchmarks.pages.posting import new_browser, ready_to_post
from lamppost.board.models import RENEW_EVERY, Ad

WRITES = 0.1
FINE = {200, 302}


class Visits:
    """Visits to one board from one process, drawn by a seed."""

    def __init__(self, pages: Pages, seed: str) -> None:
        self._pages, self._chance = pages, pages.asker.chance
        self._ready = ready_to_post(f"mixed {seed}")
        self._reader = new_browser()

    def draw(self) -> tuple[str, Callable[[], object]]:
        """The name of a page or of an act, and a call that goes there."""
        if self._chance.random() < WRITES:
            name = self._chance.choice(list(self._writes))
            return name, self._writes[name]()
        name = self._chance.choice(self._pages.names)
        address = self._pages.address(name)
        return name, lambda: _checked(self._reader.get(address).status_code)

    @property
    def _writes(self) -> dict[str, Callable[[], Callable[[], object]]]:
        return {"post": self._post, "renew": self._renew, "save": self._save}

    def _post(self) -> Callable[[], object]:
        ready = next(self._ready)
        return lambda: _checked(ready.browser.post(ready.path, {"name": ready.name}).status_code)

    def _renew(self) -> Callable[[], object]:
        long_ago = timezone.now() - RENEW_EVERY - timedelta(hours=1)
        ad = self._some_ad()
        while ad.renewed > long_ago:
            ad = self._some_ad()
        browser = new_browser()
        browser.force_login(ad.persona.person)
        return lambda: _checked(browser.post(reverse("board:renewal", args=[ad.pk])).status_code)

    def _save(self) -> Callable[[], object]:
        path = reverse("board:favourite", args=[self._some_ad().pk])
        return lambda: _checked(new_browser().post(path).status_code)

    def _some_ad(self) -> Ad:
        key = self._chance.randrange(self._pages.ads) + 1
        return Ad.objects.select_related("persona__person").get(pk=key)


def _checked(status: int) -> None:
    if status not in FINE:
        raise AssertionError(f"answered {status}")
