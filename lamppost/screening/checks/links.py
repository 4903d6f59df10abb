"""Links that lead elsewhere than they show, and those to hosts that are known to be bad."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import UTC, datetime
from itertools import islice

from django.utils.translation import gettext as _

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.normal import Link
from lamppost.screening.normal.web_names import leads_on_openly
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Finding, Verdict

MOST = 5  # of one text
SURE_OF_LISTED = 0.95  # the list's own mistakes
SURE_OF_DISGUISE = 0.8  # a program that shortens what it shows does it, too
SURE_OF_SPELLED = 0.15  # "our site dot com": mostly whoever was refused links elsewhere
SURE_OF_SHORT = 0.15  # honest people use them daily
_NUMBERED = re.compile(r"[\d.]+|\[.*\]")


def _find(read: Read) -> Iterator[Finding]:
    yield from islice(_found(read), MOST)


def _found(read: Read) -> Iterator[Finding]:
    facts = read.facts
    for link in read.normal.links:
        listed = _listed(link, facts.bad_hosts)
        if listed:
            yield _of_listed(link, listed, _is_below(listed, facts.refused_hosts))
        elif link.is_spelled:
            yield _of_spelled(link)
        elif link.is_disguised:
            yield _of_disguised(link)
        elif _hides_where_it_leads(link) and read.submission.kind == Kind.AD:
            yield _of_short(link)


def _listed(link: Link, bad: Set[str]) -> str:
    """The host on its way that is on the list, "" for none."""
    if not bad:
        return ""
    return next((host for host in (link.host, *link.via) if _is_below(host, bad)), "")


def _is_below(host: str, hosts: Set[str]) -> bool:
    """Whether it is one of them, or within one."""
    labels = host.split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels)))


def _hides_where_it_leads(link: Link) -> bool:
    if link.is_short or _NUMBERED.fullmatch(link.host):
        return True
    return any(not leads_on_openly(host) for host in link.via)


def _of_listed(link: Link, host: str, is_refused: bool) -> Finding:
    if is_refused:
        sentence = _("Links to {host} are not taken on this board. Leave the link out.")
    else:
        sentence = _(
            "Somebody from this board looks at the link to {host} first. Without the link the "
            "text can go up at once."
        )
    asks = Verdict.REFUSE if is_refused else Verdict.HOLD
    clears = f"The link is gone, or {host} should not be on the list."
    return _finding(link, sentence.format(host=host), asks, SURE_OF_LISTED, clears)


def _of_disguised(link: Link) -> Finding:
    sentence = _(
        "A link here leads to {host}, and it does not look so. Write the address as it is, or "
        "leave it out."
    )
    clears = f"It is written as an address of {link.host}, or left out."
    return _finding(link, sentence.format(host=link.host), Verdict.HOLD, SURE_OF_DISGUISE, clears)


def _of_spelled(link: Link) -> Finding:
    sentence = _("You can write {host} as it is: links may stand in a text here.")
    clears = "The address is written as it is, or left out."
    return _finding(link, sentence.format(host=link.host), Verdict.WATCH, SURE_OF_SPELLED, clears)


def _of_short(link: Link) -> Finding:
    sentence = _(
        "Nobody can see where this link leads: {link}. Write the address that it leads to, so "
        "that people dare to open it."
    )
    clears = "The address that it leads to stands there instead."
    return _finding(link, sentence.format(link=link.url), Verdict.WATCH, SURE_OF_SHORT, clears)


def _finding(link: Link, sentence: str, asks: Verdict, sure: float, clears: str) -> Finding:
    return Finding(
        check="links",
        words=link.url,
        sentence=sentence,
        asks=asks,
        sure=sure,
        start=link.start,
        end=link.end,
        clears=clears,
    )


CHECK = Check("links", 1, _find)

_LISTED = Facts(
    now=datetime(2027, 3, 1, 12, tzinfo=UTC),
    bad_hosts=frozenset({"bad.example", "worst.example"}),
    refused_hosts=frozenset({"worst.example"}),
)


def _with_list(text: str) -> tuple[Submission, Facts]:
    return Submission(Kind.AD, text=text), _LISTED


EXAMPLES_HIT = (
    _with_list("Pay by courier: https://bad.example/pay"),
    _with_list("Photos on shop.bad.example."),
    _with_list("More at https://www.google.com/url?q=https://worst.example/x"),
    _with_list("bad dot example, or https://bad.example"),
    (Submission(Kind.LETTER, text="Please verify at www.worst.example/login"), _LISTED),
    "Sofa, pictures at https://paypal.com@evil.example/login",
    "Verify here: https://pаypal.com/",
    "Log in at https://paypal.com.secure.example/",
    "[https://www.bank.com](https://evil.example/x)",
    '<a href="https://evil.example">bank.com</a>',
    "Details on https://pay\u200bpal.com/x",
    "All our cars are on bestcars dot com",
    "Flat for rent, photos: https://bit.ly/3abcd",
    "Photos: http://203.0.113.9/album",
    "See https://shop.example/go?to=https://other.example/offer",
)
EXAMPLES_MISS = (
    "Our shop is at www.example.org, open on Sundays.",
    "Manual as PDF: https://example.com/manuals/bosch.pdf?lang=en",
    "Seen on https://www.google.com/url?q=https://example.org/kayak",
    "Copied from https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fevent",
    "Bücher: https://xn--bcher-kva.example/",
    "Сайт нашей мастерской: роса.рф",
    "Write to ann@example.org.",
    "[Our page](https://example.org/page) and [example.org](https://www.example.org/)",
    "Nice bike.It is new. For sale.Call me.",
    "Web design for small shops: .com or .org names included.",
    "The dot on the map is where the sale is.",
    _with_list("Not that one: https://notbad.example/ and https://bad.example.org/"),
    "Amazon box, amazon.com.br label on it",
)
