"""What people do on the board, as a browser does it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from django.core import mail
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from lamppost.board.models import Ad
from lamppost.testing import code_in

NewPage = Callable[..., Page]  # see conftest.py
WIDE, NARROW = 1280, 320
AUTHENTICATOR: dict[str, object] = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
COLOURS = {"red.jpg": (200, 40, 40), "green.jpg": (40, 140, 60), "blue.jpg": (40, 60, 180)}


def picture(name: str) -> FilePayload:
    """A plain photo of that colour."""
    body = io.BytesIO()
    Image.new("RGB", (640, 480), COLOURS[name]).save(body, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": body.getvalue()}


def no_picture(name: str) -> FilePayload:
    """A text that calls itself a photo."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": b"Dear diary, it is late."}


def choose_category(page: Page, name: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Post an ad").first.click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Post an ad: {name}")


def sign_ad(page: Page, name: str, address: str) -> None:
    """From the page that shows the ad to the one that asks for the code."""
    expect(page.get_by_role("heading", level=1)).to_have_text("As others will see it")
    page.get_by_label("Name shown on the ad").fill(name)
    page.get_by_label("Your mail address").fill(address)
    page.get_by_role("button", name="Send me the code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Type the code")


def type_code(page: Page, code: str) -> None:
    page.get_by_label("Code from the mail").fill(code)
    page.get_by_role("button", name=re.compile("^(Sign in|Put the ad up)$")).click()


def wrong_code(code: str) -> str:
    """A code of the same shape that is another one."""
    return re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), code)


def newest_code() -> str:
    return code_in(mail.outbox[-1])


def sign_in(page: Page, address: str, then: str = "/my/") -> None:
    page.goto(f"/account/enter/?next={then}")
    page.get_by_label("Your mail address").fill(address)
    page.get_by_role("button", name="Send me a code").click()
    type_code(page, newest_code())


def sign_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.get_by_role("button", name="Sign out of this browser").click()


def search(page: Page, **asked: str) -> None:
    page.goto("/")
    for label, text in asked.items():
        # Not the list under it, which has the same label.
        page.locator("input").and_(page.get_by_label(label, exact=True)).fill(text)
    page.get_by_role("button", name="Search", exact=True).click()


def titles(page: Page) -> list[str]:
    """What the list of ads on this page shows, in its order."""
    return page.locator(".card__title").all_inner_texts()


def ad_shown(page: Page) -> Ad:
    """The ad whose page this is."""
    found = re.search(r"/ads/(\d+)/", page.url)
    assert found, f"no ad at {page.url}"
    return Ad.objects.get(pk=int(found[1]))


def with_authenticator(page: Page, **changed: object) -> Page:
    """Makes it the browser of a device that keeps passkeys."""
    bench = page.context.new_cdp_session(page)
    bench.send("WebAuthn.enable")
    bench.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR | changed})
    return page
