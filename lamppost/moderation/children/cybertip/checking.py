"""Whether a report is as the CyberTipline demands it, without asking it: order, what must stand,
lengths, lists of values, dates with their zone.

It answers a wrong order with a bare number (4100). Here each problem is named with its place.
"""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

from lamppost.moderation.children.cybertip.schema import ROOTS, Element

_SCHEMA_ATTRIBUTE = "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation"


def problems_in(document: bytes) -> list[str]:
    """In the order of the document; none if it would be taken."""
    try:
        # Our own writing, or that of a server we asked; no entities are declared by either.
        root = _parsed(document)
    except ElementTree.ParseError as error:
        line, column = error.position
        return [f"It is no XML: line {line}, column {column}."]
    element = ROOTS.get(root.tag)
    if element is None:
        return [f"<{root.tag[:60]}> is neither a report nor the details of a file."]
    return [*_within(root, element, element.name), *_beside(root)]


def _parsed(document: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in document[:2_000]:
        raise _no_xml()
    return ElementTree.fromstring(document)  # noqa: S314


def _no_xml() -> ElementTree.ParseError:
    error = ElementTree.ParseError("a document type is declared")
    error.position = (1, 0)
    return error


def _within(found: ElementTree.Element, element: Element, place: str) -> list[str]:
    problems = _attributes(found, element, place)
    if element.is_open:
        return problems
    said = (found.text or "").strip() if element.children else found.text or ""
    if element.problem and not len(found) and (wrong := element.problem(said)):
        problems.append(f"{place} {wrong}.")
    if element.children and said:
        problems.append(f"{place} holds words beside its elements.")
    return [*problems, *_children(found, element, place)]


def _attributes(found: ElementTree.Element, element: Element, place: str) -> list[str]:
    known = {*element.attributes, *element.may_have, _SCHEMA_ATTRIBUTE}
    missing = [name for name in element.attributes if not found.get(name)]
    unknown = [name for name in found.attrib if name not in known]
    return [
        *(f"{place} lacks its attribute {name}." for name in missing),
        *(f"{place} has an attribute {name[:60]} that there is not." for name in unknown),
    ]


def _children(found: ElementTree.Element, element: Element, place: str) -> list[str]:
    order = {child.name: number for number, child in enumerate(element.children)}
    problems: list[str] = []
    last = -1
    for child in found:
        where = f"{place}/{child.tag}"
        number = order.get(child.tag)
        if number is None:
            problems.append(f"{where} is an element that there is not.")
            continue
        if number < last:
            after = element.children[last].name
            problems.append(f"{where} comes after {after} and must come before it.")
        last = max(last, number)
        problems += _within(child, element.children[number], where)
    return [*problems, *_counts(found, element, place)]


def _counts(found: ElementTree.Element, element: Element, place: str) -> list[str]:
    counts = Counter(child.tag for child in found)
    problems = [
        f"{place}/{child.name} must stand there."
        for child in element.children
        if counts[child.name] < child.least
    ]
    problems += [
        f"{place}/{child.name} stands there {counts[child.name]} times, and may {child.most} times."
        for child in element.children
        if counts[child.name] > child.most
    ]
    if element.one_of and sum(counts.values()) != 1:
        problems.append(f"{place} must hold exactly one element.")
    return problems


def _beside(root: ElementTree.Element) -> list[str]:
    """What two elements together say that cannot be."""
    if root.findtext("exifViewedByEsp") == "true" != root.findtext("fileViewedByEsp"):
        return ["fileDetails/fileViewedByEsp must be true where the EXIF data was looked at."]
    is_beside = root.findtext("fileRelevance") == "Supplemental Reported"
    if is_beside and root.find("industryClassification") is not None:
        return ["fileDetails/industryClassification is for a file that the report is made for."]
    return []
