"""Everything that somebody can get from the board: pages, files, their archive, their mails."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.policy import default
from itertools import product
from typing import Any

from django.core import mail
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from lamppost.board.alerts.models import Alert
from lamppost.board.models import Ad, Draft, Photo
from lamppost.moderation.models import Report
from lamppost.moderation.queue.items import Queue
from lamppost.notices.actions import deliver
from lamppost.notices.models import Notice
from lamppost.people.models import Persona
from lamppost.relay.models import Conversation, Exchange, Letter, LetterPhoto, Side, Unsent
from lamppost.standing.models import Met, Reference
from tests.masks.cast import ALICE, WORN, Stage

Got = tuple[str, bytes]


def pages_of_letters(stage: Stage, talks: Iterable[Conversation]) -> Iterator[str]:
    """Where the two meet: asked for after each story."""
    yield from ("/letters/", "/letters/contacts/", "/my/standing/", "/my/standing/references/")
    yield from (stage.ad.get_absolute_url(), f"/ads/{stage.ad.pk}/answer/")
    yield from (f"/ads/{stage.asking_ad.pk}/answer/", "/my/", "/my/export/")
    for conversation in talks:
        path = conversation.get_absolute_url()
        yield from (path, f"{path}events/?after=0", f"{path}exchanges/")
        yield from (f"{path}{role}.svg" for role in Side.Role.values)


def every_address(viewer_boxes: list[str]) -> Iterator[str]:
    """Each pattern of the URL configuration with each thing there is; none is left out."""
    values = _values(viewer_boxes)
    for name, pattern in _patterns(get_resolver(), ""):
        names = list(pattern.pattern.converters)
        for chosen in product(
            *(_choices(str(pattern.pattern), one, name, values) for one in names)
        ):
            try:
                yield reverse(name, kwargs=dict(zip(names, chosen, strict=True)))
            except NoReverseMatch:
                continue  # a name of another shape


def _patterns(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, f"{before}{one.namespace}:" if one.namespace else before)
        elif isinstance(one, URLPattern) and one.name not in {"account_logout"}:
            yield f"{before}{one.name}", one


def _choices(route: str, word: str, name: str, values: dict[str, list[Any]]) -> list[Any]:
    """Raises KeyError for a word that is not known here: say what it may stand for."""
    return values.get(f"{name}:{word}") or values[word]


def _values(viewer_boxes: list[str]) -> dict[str, list[Any]]:
    conversations = list(Conversation.objects.values_list("public_id", flat=True))
    # Only ads lead to the page of a name: of the others nobody knows the address.
    worn = Persona.objects.filter(name=WORN[ALICE])
    personas = list(worn.values_list("public_id", flat=True))
    exchanges = list(Exchange.objects.values_list("pk", flat=True)) or [1]
    references = list(Reference.objects.values_list("pk", flat=True)) or [1]
    of_exchange = ("change", "give", "decline", "withdraw")
    return {
        "pk": list(Ad.objects.values_list("pk", flat=True)),
        "slug": [Ad.objects.all()[0].get_absolute_url().split("/")[-2]],
        "public_id": [*conversations, *personas],
        "relay:unsent:pk": list(Unsent.objects.values_list("pk", flat=True)) or [1],
        **{f"relay:{one}_exchange:pk": exchanges for one in of_exchange},
        "standing:write_reference:pk": list(Met.objects.values_list("pk", flat=True)) or [1],
        **{f"standing:{one}:pk": references for one in ("revocation", "declining", "words")},
        "role": Side.Role.values,
        "digest": _digests() or ["0" * 64],
        "size": ["s", "l"],
        "secret": viewer_boxes or ["a" * 26],
        "key": [*Draft.objects.values_list("key", flat=True), *_alerts()],
        "receipt": list(Report.objects.values_list("receipt", flat=True)) or ["x" * 23],
        "moderation:report_letter:pk": list(Letter.objects.values_list("pk", flat=True)),
        "moderation:report_photo:pk": list(Photo.objects.values_list("pk", flat=True)) or [1],
        "token": ["guessed"],
        "request_number": [1],
        "queue": [queue.value for queue in Queue],
        **{
            f"moderation:{one}:number": list(Ad.objects.values_list("pk", flat=True)[:3])
            for one in ("item", "choose", "item_photo")
        },
        "photo": [1],
        "number": [0],  # of a list of statements that were taken back
        "version": ["shipped-1", "1"],
        "category": ["furniture"],
        "section": ["ads"],
        "level": [5],
        "x": [8],
        "y": [12],
    }


def _digests() -> list[str]:
    found = [*LetterPhoto.objects.values_list("digest", flat=True)]
    return sorted({*found, *Photo.objects.values_list("digest", flat=True)})


def _alerts() -> list[Any]:
    return list(Alert.objects.values_list("key", flat=True))


def fetch(stage: Stage, who: str, paths: Iterator[str]) -> Iterator[Got]:
    """With the answers' headers; an archive as what it holds."""
    client = stage.client(who)
    for path in paths:
        answer = client.get(path)
        assert answer.status_code < 500, (path, answer.status_code)
        body = b"".join(answer) if answer.streaming else answer.content
        if answer.get("Content-Type") == "application/zip":
            body = b"\n".join(_unpacked(body))
        yield path, f"{answer.status_code}\n{answer.serialize_headers()!r}\n".encode() + body


def _unpacked(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield archive.read(name)


def deliver_all() -> None:
    for notice in Notice.objects.filter(state=Notice.State.WAITING).order_by("pk"):
        assert deliver(notice.pk)


def mails_to(addresses: list[str]) -> Iterator[Got]:
    """As they are handed to the relay, and as a mail program reads them."""
    deliver_all()
    for one in mail.outbox:
        if set(one.to) & set(addresses):
            raw = one.message().as_bytes()
            read = message_from_bytes(raw, policy=default)
            headers = "\n".join(f"{name}: {value}" for name, value in read.items())
            text = read.get_body(("plain",))
            words = text.get_content() if text else ""
            envelope = f"{one.from_email}\n"
            yield (
                one.subject,
                b"\n".join([raw, envelope.encode(), headers.encode(), words.encode()]),
            )
