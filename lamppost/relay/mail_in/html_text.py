"""A mail written as HTML, as plain text: words, lines, and where links lead. Pure, linear.

No library: html2text writes Markdown, with signs of its own among the writer's words; inscriptis
brings lxml and requests; and Python's html.parser needs minutes for 300 kB of "<a <a <a". Nothing
is fetched, so remote pictures and tracking pixels are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

MOST_HTML = 1_000_000  # characters; Outlook writes a hundred for each word
_SILENT = {"head", "title", "script", "style", "template", "noscript", "svg", "math", "object"}
_PARAGRAPHS = {"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
_LINES = {"div", "tr", "li", "section", "article", "header", "footer", "hr", "dt", "dd"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>|<[!?][^<>]*>")
_HREF = re.compile(r"""(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_DEEPEST = 5  # signs of quotes within quotes


def text_of_html(html: str) -> str:
    """Quotes come as in plain mails, with "> " in front, so that they can be cut as those are."""
    page = _Page()
    for words, is_end, tag, attributes in _pieces(html):
        page.add(words)
        if is_end:
            page.end(tag)
        elif tag:
            page.begin(tag, attributes)
    return re.sub(r"\n{3,}", "\n\n", page.text()).strip("\n")


def _pieces(html: str) -> Iterator[tuple[str, bool, str, str]]:
    """Words, and the tag behind them: whether it ends something, its name and attributes."""
    at, last_comment_end = 0, html.rfind("-->")
    while found := _TAG.search(html, at):
        words, at = html[at : found.start()], found.end()
        if found[0] == "<!--":
            # One that never ends is none: it would swallow the rest of the mail.
            at = html.index("-->", at) + 3 if at <= last_comment_end else at
        yield words, bool(found[1]), (found[2] or "").lower(), found[3] or ""
    yield html[at:], False, "", ""


class _Page:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []  # the one that is being written, in pieces
        self.silent = 0
        self.quoted = 0
        self.links: list[tuple[str, int, int]] = []  # where to; line and piece where it began

    def begin(self, tag: str, attributes: str) -> None:
        if tag in _SILENT:
            self.silent += not attributes.endswith("/")
        elif tag == "br":
            self._new_line()
        elif tag in _PARAGRAPHS:
            self._new_paragraph()
        elif tag in _LINES:
            self._begin_line()
        if tag == "blockquote":
            self.quoted += 1
        elif tag == "li":
            self.line.append("- ")
        elif tag == "a":
            href = _HREF.search(attributes)
            to = next(filter(None, href.groups()), "") if href else ""
            self.links.append((_letters(to), len(self.lines), len(self.line)))

    def end(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _PARAGRAPHS:
            self._begin_line()
            self.quoted = max(0, self.quoted - (tag == "blockquote"))
            self._new_paragraph()
        elif tag in _LINES:
            self._begin_line()
        elif tag == "a" and self.links:
            self._end_link(*self.links.pop())

    def add(self, html: str) -> None:
        words = _BLANKS.sub(" ", _letters(html))
        words = words if self.line else words.lstrip(" ")
        if words and not self.silent:
            self.line.append(words)

    def _end_link(self, to: str, line: int, piece: int) -> None:
        """A link whose words do not say where it leads is told in full: no trap, no loss."""
        shown = "".join(self.line[piece:]).strip() if line == len(self.lines) else ""
        if to.startswith(("http://", "https://")) and not self.silent and to != shown:
            self.line.append(f" <{to}>")

    def _new_line(self) -> None:
        signs = "> " * min(self.quoted, _DEEPEST)
        self.lines.append((signs + "".join(self.line)).rstrip(" "))
        self.line = []

    def _begin_line(self) -> None:
        if self.line:
            self._new_line()

    def _new_paragraph(self) -> None:
        self._begin_line()
        if self.lines and self.lines[-1].strip("> "):
            self._new_line()

    def text(self) -> str:
        self._begin_line()
        return "\n".join(self.lines).replace("\xa0", " ")


def _letters(html: str) -> str:
    try:
        return unescape(html)
    except ValueError:  # "&#" and thousands of digits
        return html
