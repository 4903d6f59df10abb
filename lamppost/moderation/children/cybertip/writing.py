"""A report's values as the XML that the CyberTipline takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import Field, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from lamppost.moderation.children.cybertip.parts import FileDetails, Report

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "https://report.cybertip.org/ispws/xsd"


def report_xml(report: Report) -> bytes:
    root = _root("report")
    for name, value in report.in_order:
        _add(root, name, value)
    return _document(root)


def file_xml(details: FileDetails) -> bytes:
    root = _root("fileDetails")
    _fill(root, details)
    return _document(root)


def _root(name: str) -> ElementTree.Element:
    return ElementTree.Element(name, {f"{{{_XSI}}}noNamespaceSchemaLocation": SCHEMA})


def _document(root: ElementTree.Element) -> bytes:
    ElementTree.register_namespace("xsi", _XSI)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: ElementTree.Element, name: str, value: object) -> None:
    for one in _each(value):
        element = ElementTree.SubElement(parent, name)
        if hasattr(one, "__dataclass_fields__"):
            _fill(element, one)
        else:
            element.text = plain(one)


def _each(value: object) -> Iterator[Any]:
    if isinstance(value, tuple):
        yield from value
    elif value is not None:
        yield value


def _fill(element: ElementTree.Element, part: DataclassInstance) -> None:
    for one, value in _values(part):
        if one.metadata.get("is_attribute"):
            element.set(element_of(one), plain(value))
        elif one.metadata.get("is_text"):
            element.text = plain(value)
        else:
            _add(element, element_of(one), value)


def _values(part: DataclassInstance) -> Iterable[tuple[Field[Any], Any]]:
    return ((one, getattr(part, one.name)) for one in fields(part))


def element_of(one: Field[Any]) -> str:
    """file_viewed_by_esp is <fileViewedByEsp>."""
    first, *rest = one.name.split("_")
    return str(one.metadata.get("element") or first + "".join(word.title() for word in rest))


def plain(value: object) -> str:
    """As XML's own types are written. Raises ValueError for a moment without a zone."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a moment without a zone says nothing to an officer")
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return _allowed(str(value))


def _allowed(text: str) -> str:
    """Without what XML 1.0 cannot hold; people's words may have come with it."""
    return "".join(one if _is_allowed(ord(one)) else "\ufffd" for one in text)


def _is_allowed(code: int) -> bool:
    return (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or code >= 0x10000
    )
