"""Ads about to be put up: people who are signed in, each with a draft that wants one click more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from benchmarks.boards.opened import SEED
from benchmarks.boards.towns import Towns
from benchmarks.boards.writing import Writer
from lamppost.board.actions import begin_draft
from lamppost.board.categories import categories
from lamppost.board.content import AdContent
from lamppost.board.prices import PriceKind
from lamppost.people.models import Person, Persona

CSRF = "benchmark" * 3 + "token"  # as long as a real one: 32 letters
PIECE = 50


@dataclass(frozen=True)
class Ready:
    """A browser that is signed in, and what it has yet to send."""

    browser: Client
    path: str
    name: str

    @property
    def request(self) -> str:
        """The same as a browser writes it."""
        session = self.browser.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF}"
        body = urlencode({"name": self.name, "csrfmiddlewaretoken": CSRF})
        return (
            f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )


def new_browser() -> Client:
    """One that is at an address which a board on this machine answers to."""
    return Client(SERVER_NAME="127.0.0.1")


def ready_to_post(seed: str) -> Iterator[Ready]:
    """One after another, each somebody new: how often one person may post is limited."""
    now = timezone.now()
    writer = Writer(seed=SEED, today=now.date(), towns=Towns.of_board())
    for piece in count():
        for number, ad in enumerate(writer.write(f"{seed} {piece}", PIECE)):
            if _may_be_posted(ad):
                address = f"{now:%Y%m%d%H%M%S%f}.{piece}.{number}@example.org"
                yield _ready(ad, address)


def _may_be_posted(ad: AdContent) -> bool:
    category = categories().get(ad.category)
    asks = any(own.required for own in category.fields)
    return not (category.adults_only or asks) and ad.price_kind == PriceKind.FIXED


def _ready(content: AdContent, email: str) -> Ready:
    person = Person.objects.open(email)
    name = Persona.objects.create(person=person, name="Benchmark").name
    typed = {
        "title": content.title,
        "text": content.text,
        "place": content.place.label,
        "price": str((content.price_cents or 0) // 100),
        "price_kind": content.price_kind,
    }
    kept = {key: [value] for key, value in typed.items()}
    draft = begin_draft(content.category, kept, by=person, at=timezone.now())
    browser = new_browser()
    browser.force_login(person)
    return Ready(browser, reverse("board:check", args=[draft.key]), name)
