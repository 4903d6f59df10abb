"""Every page, by day and by night, wide and narrow: for eyes, thumbs and screen readers."""

from __future__ import annotations

import gzip
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import CDPSession, Page, Response
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser import every_page, steps
from tests.browser.every_page import (
    ALICE,
    BOB,
    CAROL,
    DEMO,
    GREG,
    HANA,
    NELL,
    NOBODY,
    STATES,
    VISITS,
    Visit,
)
from tests.browser.lived_in import World, make_world
from tests.browser.steps import NARROW, WIDE, NewPage

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = Axe().axe_script
ALL_RULES: dict[str, Any] = {"runOnly": WCAG_22_AA, "resultTypes": ["violations"]}
# Night has other colours and nothing else: names, roles and places are those of the day.
OF_COLOURS = {**ALL_RULES, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
MOST_BYTES = 100_000  # of a page without its photos, as it crosses the line
TWO_VIEWS = [(NARROW, "light", ALL_RULES), (WIDE, "dark", ALL_RULES)]
FOUR_VIEWS = [*TWO_VIEWS, (WIDE, "light", OF_COLOURS), (NARROW, "dark", OF_COLOURS)]


def test_every_address_is_visited_or_known_to_be_no_page(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.browser.demo_urls"
    known = {**VISITS, **every_page.NO_PAGES}
    assert every_page.names() == sorted(known)
    assert not set(VISITS) & set(every_page.NO_PAGES)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", [NOBODY, ALICE, BOB, CAROL, DEMO, GREG, HANA, NELL])
def test_pages_keep_to_wcag_fit_the_screen_and_are_light(
    new_page: NewPage, live_server: LiveServer, settings: Settings, who: str
) -> None:
    if who == DEMO:
        settings.DEMO, settings.ROOT_URLCONF = True, "tests.browser.demo_urls"
    world = make_world()
    if who == BOB:
        give_passkey(new_page(), world, live_server.url)
    # Without motion: colours that still change are nobody's.
    page = new_page(reduced_motion="reduce")
    # Before a page's own scripts: to send it to each page that has come takes four times as long.
    page.context.add_init_script(AXE)
    again = page.context.new_cdp_session(page)
    problems: list[str] = []
    for name, visit in {**VISITS, **STATES}.items():
        if visit.who != who:
            continue
        _as_new(page, again, live_server.url)
        if who in world.people:
            world.let_in(page, who, live_server.url)
        weighed = Scales(page)
        visit.way(page, world)
        if name in VISITS and resolve(urlsplit(page.url).path).view_name != name:
            problems.append(f"{name} is not reached but {page.url}")
        problems += [f"{name} {one}" for one in [*weighed.problems(), *_seen(page, visit)]]
        weighed.done()
    assert "\n".join(problems) == ""


def _as_new(page: Page, again: CDPSession, board: str) -> None:
    """Makes it a browser that has never been here, and whose pages weigh what they weigh first.

    A new one for each page would have to be started, and to read axe, before it could look:
    that took as long as the looking.
    """
    page.goto("about:blank")
    again.send("Network.setCacheDisabled", {"cacheDisabled": True})
    again.send("Storage.clearDataForOrigin", {"origin": board, "storageTypes": "all"})
    page.set_viewport_size({"width": NARROW, "height": 900})
    page.emulate_media(color_scheme="light")


def give_passkey(page: Page, world: World, board: str) -> None:
    """One that a device has made: allauth reads it for every page that offers it."""
    steps.with_authenticator(page)
    world.let_in(page, BOB, board)
    page.goto("/account/steps/webauthn/add/")
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/account/steps/")
    world.words["key"] = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).pk


class Scales:
    """What a page weighs, compressed as the board sends it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.responses: list[Response] = []
        page.on("response", self._weigh)

    def _weigh(self, response: Response) -> None:
        self.responses.append(response)

    def problems(self) -> list[str]:
        last = max(i for i, r in enumerate(self.responses) if r.request.is_navigation_request())
        bodies = [
            response.body()
            for response in self.responses[last:]
            if response.ok and "/photos/" not in response.url
        ]
        weight = sum(len(gzip.compress(body)) for body in bodies)
        return [f"weighs {weight} bytes"] if weight > MOST_BYTES else []

    def done(self) -> None:
        self.page.remove_listener("response", self._weigh)


def _seen(page: Page, visit: Visit) -> list[str]:
    problems = []
    for width, light, rules in FOUR_VIEWS if visit.is_main else TWO_VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if light == "dark" else "light")
        view = f"({page.url}) at {width} px, {light}"
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            problems.append(f"{view}: scrolls sideways")
        found = page.evaluate("options => axe.run(options)", rules)
        for rule in found["violations"]:
            where = "; ".join(node["html"][:160] for node in rule["nodes"][:3])
            problems.append(f"{view}: {rule['id']}: {where}")
    return problems
