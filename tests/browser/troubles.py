"""What goes wrong on a page without anybody seeing it."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Answers to a form that was filled in wrongly, and to a page that is not there any more: the
# tests ask for those themselves.
SAID_TO_PEOPLE = {404, 410, 422}
# A page that is left stops what it was still loading; a test takes the connection away itself.
NO_FAILURE = {"net::ERR_ABORTED", "net::ERR_INTERNET_DISCONNECTED"}
FAILED_TO_LOAD = "Failed to load resource"  # told of the same answers once more


class Troubles:
    """Collects errors of scripts, breaches of the content policy and requests that failed."""

    def __init__(self, board: str) -> None:
        self.board = board
        self.seen: list[str] = []

    def watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.seen.append(f"{page.url}: {error}"))
        page.on("requestfailed", self._miss)
        page.on("response", self._weigh)
        page.on("request", self._stay_home)

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type in {"error", "warning"} and not line.text.startswith(FAILED_TO_LOAD):
            self.seen.append(f"{line.location.get('url')}: {line.text}")

    def _miss(self, request: Request) -> None:
        if request.failure not in NO_FAILURE:
            self.seen.append(f"{request.url}: {request.failure}")

    def _weigh(self, response: Response) -> None:
        is_page = response.request.resource_type in {"document", "xhr", "fetch"}
        if response.status >= 400 and not (is_page and response.status in SAID_TO_PEOPLE):
            self.seen.append(f"{response.url}: {response.status}")

    def _stay_home(self, request: Request) -> None:
        if not request.url.startswith((self.board, "data:", "blob:")):
            self.seen.append(f"{request.url}: asked of somebody else than this board")
