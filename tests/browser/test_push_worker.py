"""What a browser does with a message that its push service has brought.

Only the last step is tried here: a browser gets an address at a push service from its maker's
servers, which a test without network cannot ask. Chromium's `subscribe()` was not answered within
half a minute, and a private window, as tests use, refuses it. What is sent to such an address is
tested by decrypting it at a service on the loopback.
"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import CDPSession, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MESSAGE = {"title": "1 new ad", "body": "Blue kettle", "link": "/ads/7/blue-kettle/"}
SHOWN = """async () => {
  const worker = await navigator.serviceWorker.ready;
  const shown = await worker.getNotifications();
  return shown.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
}"""


def _with_worker(page: Page) -> CDPSession:
    """A page whose push worker runs and may show something."""
    page.goto("/")
    page.context.grant_permissions(["notifications"])
    bench = page.context.new_cdp_session(page)
    bench.send("ServiceWorker.enable")
    page.evaluate("navigator.serviceWorker.register('/push-worker.js')")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    return bench


def _deliver(page: Page, bench: CDPSession, data: str) -> None:
    known: list[str] = []
    bench.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: known.extend(one["registrationId"] for one in told["registrations"]),
    )
    bench.send("ServiceWorker.disable")
    bench.send("ServiceWorker.enable")  # tells of all registrations anew
    while not known:
        page.wait_for_timeout(20)
    origin = page.evaluate("location.origin")
    bench.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": origin, "registrationId": known[0], "data": data},
    )


def test_message_is_shown_with_its_link(page: Page) -> None:
    bench = _with_worker(page)
    _deliver(page, bench, json.dumps(MESSAGE))
    # As they were when there was one: on a busy machine the next look may find none for a moment.
    shown = page.wait_for_function(f"({SHOWN})().then((all) => all.length === 1 && all)")
    assert shown.json_value() == [
        {
            "title": "1 new ad",
            "body": "Blue kettle",
            "tag": "/ads/7/blue-kettle/",
            "data": {"link": "/ads/7/blue-kettle/"},
        }
    ]


def test_second_message_of_the_same_link_takes_the_place_of_the_first(page: Page) -> None:
    bench = _with_worker(page)
    _deliver(page, bench, json.dumps(MESSAGE))
    _deliver(page, bench, json.dumps(MESSAGE | {"title": "2 new ads"}))
    page.wait_for_function(f"({SHOWN})().then((all) => all[0]?.title === '2 new ads')")
    assert len(page.evaluate(SHOWN)) == 1
