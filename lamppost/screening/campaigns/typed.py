"""Phone numbers, addresses, links and prices in a folded text, each as one word of its kind.

They change from ad to ad of one hand: as kinds they are what the ads share, as values they are
evidence of their own. Cheap on purpose: 45,000 ads pass here in a second. What is spelled out or
hidden is read by `screening.normal`, and comes as a stated contact.
"""

from __future__ import annotations

import re

_LINK = re.compile(r"(?:https?://|www\.)([^\s/<>\"')\]]+)[^\s<>\"')\]]*")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d[\d ().-]{6,17}\d|(?:1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4})(?!\w)"
)
_PRICE = re.compile(r"[$€£]\s?\d[\d,.]*\d|[$€£]\s?\d|\d[\d,.]*\s?[€£$]")
_DIGITS = re.compile(r"\D")


def replace(folded: str) -> tuple[str, tuple[str, ...]]:
    """The text with one word for each, and the contacts: "phone:…", "mail:…", "host:…"."""
    found: list[str] = []

    def link(match: re.Match[str]) -> str:
        found.append("host:" + match[1].removeprefix("www.").rstrip(".:,"))
        return " _link_ "

    def mail(match: re.Match[str]) -> str:
        found.append("mail:" + match[0].strip("."))
        return " _mail_ "

    def phone(match: re.Match[str]) -> str:
        found.append("phone:" + digits(match[0]))
        return " _phone_ "

    if "://" in folded or "www." in folded:
        folded = _LINK.sub(link, folded)
    if "@" in folded:
        folded = _MAIL.sub(mail, folded)
    folded = _PHONE.sub(phone, folded)
    if "$" in folded or "€" in folded or "£" in folded:
        folded = _PRICE.sub(" _price_ ", folded)
    return folded, tuple(dict.fromkeys(found))


def digits(phone: str) -> str:
    """A phone number without signs; a North American one always with its 1."""
    only = _DIGITS.sub("", phone)
    return "1" + only if len(only) == 10 else only
