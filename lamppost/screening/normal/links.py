"""Links in a text, also bare names of hosts and those that are written around."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from lamppost.screening.normal.addresses import address_of
from lamppost.screening.normal.values import Link, Reading, Spot
from lamppost.screening.normal.web_names import is_end, is_shortener, is_sure_end

MOST = 100  # of one text
_URL = re.compile(
    r"(?<![^\W_])(?:h(?:tt|xx|\*\*)ps?:?[/\\]{1,3}(?:\[[0-9a-f:.]{2,45}\])?|www\.)"
    r"[^\s<>\"\[\]]{1,2000}"
)
_LABEL = r"[^\W_][\w-]{0,62}"
_BARE = re.compile(
    rf"(?<![\w@./-])(?P<name>(?:{_LABEL}\.){{1,8}})(?P<end>[^\W\d_]{{2,24}}|xn--[\w-]{{1,59}})"
    r"(?![\w@-])(?P<rest>:\d{1,5}(?!\d))?(?P<path>/[^\s<>\"\[\]]{0,2000})?"
)
_SURE_ENDS = frozenset({"com", "net", "org", "edu", "gov"})
_TRAILING = ".,;:!?'\"»”’*_"
_SAID = "dot|punkt|punto|ponto|point"
_DOT = (
    rf"(?: ?(?:\( ?(?:{_SAID}|\.) ?\)|\[ ?(?:{_SAID}|\.) ?\]|\{{ ?(?:dot|\.) ?\}}) ?"
    rf"| (?:{_SAID}) )"
)
_COMMON = "com|net|org|info"
# No ends that are words behind one for a dot: "el punto es que", "ce point de vue".
_AROUND = re.compile(
    rf"(?<![\w@.-])(?P<name>{_LABEL}(?:{_DOT}{_LABEL}){{0,2}}?)"
    rf"(?:{_DOT}(?P<end>{_COMMON})| dot (?P<dot>biz|io|uk|de|fr|ch|ca|eu|ru|shop|site|xyz|example)"
    r"| punkt (?P<punkt>de|ch|at)| point (?P<point>fr|be|ch)"
    r"| \. (?P<short>com|net|org)|\. (?P<com>com)| \.(?P<other>com|net|org))(?!\w)"
)
_AROUND_SOUGHT = re.compile(
    r"\b(?:dot|punkt|punto|ponto|point)\b|[\[({] ?\. ?[\])}]|\. (?:com|net|org)\b"
    r"| \.(?:com|net|org)\b"
)
_DOT_INSIDE = re.compile(_DOT)
_NO_NAME = re.compile(r"the|an?|my|your|this|that|of|on|and|or|at|as|ein|und|oder|y|o|ou|et")
# What is shown, and where it leads: Markdown, HTML, BBCode.
_SHOWN = re.compile(
    r"\[(?P<md>[^\[\]\n]{1,200})\]\(\s{0,3}<?(?P<md_to>[^\s()<>]{1,2000})"
    r"|<a\s[^<>]{0,300}?href\s{0,3}=\s{0,3}[\"']?(?P<html_to>[^\"'\s<>]{1,2000})[^<>]{0,300}>"
    r"(?P<html>[^<>]{1,200})</a"
    r"|\[url=(?P<bb_to>[^\[\]\s]{1,2000})\](?P<bb>[^\[\]\n]{1,200})\[/url"
)


def links_in(raw: str, reading: Reading) -> Iterator[Link]:
    """Links and bare names, in order of their kind. Each leads to a host."""
    text = reading.text
    if "." not in text and "://" not in text:
        return
    misleading = _misleading(text)
    taken: list[tuple[int, int]] = []
    for start, end in _spans(text):
        if any(a < end and start < b for a, b in taken[-3:]):
            continue
        taken.append((start, end))
        if _is_next_sentence(raw, reading.spot(start, end)):
            continue
        link = _link(raw, reading.spot(start, end), is_misleading=start in misleading)
        if link:
            yield link
        if len(taken) >= MOST:
            return


def links_around(raw: str, reading: Reading, *, taken: Collection[Spot]) -> Iterator[Link]:
    """ "site dot com", "site [.] com", but for those within what was found already."""
    text = reading.text
    if not _AROUND_SOUGHT.search(text):
        return
    for number, found in enumerate(_AROUND.finditer(text)):
        spot = reading.spot(*found.span())
        if number >= MOST:
            return
        if _NO_NAME.fullmatch(found["name"]) or any(
            one.start < spot.end and spot.start < one.end for one in taken
        ):
            continue
        end = found[found.lastgroup or "end"]
        address = address_of(_DOT_INSIDE.sub(".", found["name"]) + "." + end)
        if address:
            link = _made(spot, raw, address.host, address.via, is_disguised=True)
            yield replace(link, is_spelled=True)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Of whole addresses first, then of bare names outside of them."""
    whole = [(found.start(), _end(text, *found.span())) for found in _URL.finditer(text)]
    yield from whole
    inside = iter([*whole, (len(text) + 1, len(text) + 1)])
    current = next(inside)
    for found in _BARE.finditer(text):
        while current[1] <= found.start():
            current = next(inside)
        if current[0] < found.end():
            continue
        if _is_name(found):
            yield found.start(), _end(text, *found.span())


def _is_name(found: re.Match[str]) -> bool:
    last = found["end"]
    if not any(map(str.isalpha, found["name"])):
        return False
    if found["path"] and len(found["path"]) > 1:
        return is_end(last)
    return is_sure_end(last) or (last.startswith("xn--") and is_end(last[4:]))


def _is_next_sentence(raw: str, spot: Spot) -> bool:
    """Whether only the blank is missing: "additional information.Cat: two at most"."""
    written = raw[spot.start : spot.end]
    before, _, last = written.rpartition(".")
    if "/" in written or not (last.istitle() and before[-1:].islower()):
        return False
    return last.casefold() not in _SURE_ENDS


def _end(text: str, start: int, end: int) -> int:
    """Without the signs that end the sentence, or the bracket that it stands in."""
    while end > start:
        last = text[end - 1]
        if last in _TRAILING or _is_unopened(text, start, end, last):
            end -= 1
        else:
            break
    return end


def _is_unopened(text: str, start: int, end: int, last: str) -> bool:
    opening = {")": "(", "]": "[", "}": "{"}.get(last)
    return opening is not None and opening not in text[start:end]


def _link(raw: str, spot: Spot, *, is_misleading: bool) -> Link | None:
    address = address_of(raw[spot.start : spot.end])
    if address is None or "." not in address.host.strip("."):
        return None
    disguised = address.is_disguised or is_misleading
    return _made(spot, raw, address.host, address.via, is_disguised=disguised)


def _made(spot: Spot, raw: str, host: str, via: tuple[str, ...], *, is_disguised: bool) -> Link:
    return Link(
        spot.start,
        spot.end,
        host=host,
        url=raw[spot.start : spot.end],
        via=via,
        is_disguised=is_disguised,
        is_short=is_shortener(host) or any(map(is_shortener, via)),
    )


def _misleading(text: str) -> frozenset[int]:
    """Where addresses begin that stand under the name of another host."""
    if "](" not in text and "<a" not in text and "[url=" not in text:
        return frozenset()
    starts = set()
    for found in _SHOWN.finditer(text):
        kind = next(kind for kind in ("md", "html", "bb") if found[kind])
        named = _BARE.search(found[kind]) or _URL.search(found[kind])
        shown = address_of(named[0]) if named else None
        leads = address_of(found[f"{kind}_to"])
        if shown and leads and not _is_within(shown.host, leads.host):
            starts.add(found.start(f"{kind}_to"))
    return frozenset(starts)


def _is_within(one: str, other: str) -> bool:
    return one == other or one.endswith("." + other) or other.endswith("." + one)
