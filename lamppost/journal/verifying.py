"""Whether the journal is what was once written: every change, removal and insertion, by place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import connections

from lamppost.journal.actions import name_of
from lamppost.journal.chain import BEGINNING, head_text, next_digest
from lamppost.journal.decisions import seal_of
from lamppost.journal.lines import linked
from lamppost.journal.models import Decision, Head, Line, Link, Terms
from lamppost.journal.signing import holds, own_public_keys
from lamppost.journal.terms import digest_of

TELL_EVERY = 10_000


@dataclass(frozen=True)
class Problem:
    """One thing that is not as it was written. position: in the chain; line: the number of the
    line; 0 where there is none."""

    position: int
    line: int
    sentence: str


@dataclass(frozen=True)
class Known:
    """A head that was kept elsewhere: published, mailed, or in a file beside the database."""

    position: int
    digest: bytes
    where: str


def verify(
    known: Iterable[Known] = (),
    *,
    using: str = "default",
    tell: Callable[[int], None] = lambda _done: None,
) -> Iterator[Problem]:
    """Every problem, in the order of the chain, then those of lines outside of it. Reads the
    whole journal; gives how far it is, in lines, to `tell`."""
    heads = _by_position([*_own_heads(using), *known])
    yield from _signatures(using)
    yield from _walk(heads, using, tell)
    yield from _outside(using)
    yield from _decisions(using)
    yield from _terms(using)


def _own_heads(using: str) -> Iterator[Known]:
    for head in Head.objects.using(using).order_by("position"):
        yield Known(head.position, bytes(head.digest), f"the head of {head.day}")


def _by_position(heads: Iterable[Known]) -> dict[int, list[Known]]:
    found: dict[int, list[Known]] = {}
    for head in heads:
        found.setdefault(head.position, []).append(head)
    return found


def _signatures(using: str) -> Iterator[Problem]:
    """A head whose signature is not of one of the board's keys says nothing."""
    keys = own_public_keys()
    for head in Head.objects.using(using).order_by("day"):
        text = head_text(head.day.isoformat(), head.position, bytes(head.digest))
        if not holds(text, head.signature, head.key):
            yield Problem(head.position, 0, f"The head of {head.day} is not signed as it stands.")
        elif keys and head.key not in keys:
            yield Problem(
                head.position, 0, f"The head of {head.day} is signed with a key not of this board."
            )


def _walk(
    heads: dict[int, list[Known]], using: str, tell: Callable[[int], None]
) -> Iterator[Problem]:
    expected, before, good_head = 1, BEGINNING, 0
    for position, number, digest, line in linked(using=using):
        if position != expected:
            what = "has been taken out" if position == expected + 1 else "and more are taken out"
            yield Problem(expected, 0, f"Place {expected:,} of the chain {what}.")
        if line is None:
            yield Problem(position, number, f"Line {number:,} has been taken out.")
        elif next_digest(before, line) != digest:
            yield Problem(
                position,
                number,
                f"Line {number:,}, or its place {position:,} in the chain, has been changed.",
            )
        here = heads.pop(position, [])
        for head in here:
            if head.digest != digest:
                yield Problem(
                    position,
                    0,
                    f"The chain does not come to what {head.where} says at place {position:,}: "
                    f"it was made anew somewhere after place {good_head:,}.",
                )
        if here and all(head.digest == digest for head in here):
            good_head = position
        expected, before = position + 1, digest
        if position % TELL_EVERY == 0:
            tell(position)
    for position, missing in sorted(heads.items()):
        yield Problem(
            position,
            0,
            f"The chain ends at place {expected - 1:,}, and {missing[0].where} knew it as far as "
            f"{position:,}: its end has been cut off.",
        )


def _outside(using: str) -> Iterator[Problem]:
    """Lines that nothing has put in the chain, and lines that went before they were put there."""
    inserted = (
        "SELECT line.id FROM journal_line line "
        "LEFT JOIN journal_link link ON link.line_id = line.id "
        "LEFT JOIN journal_unlinked waiting ON waiting.line_id = line.id "
        "WHERE link.line_id IS NULL AND waiting.line_id IS NULL ORDER BY line.id"
    )
    gone = (
        "SELECT waiting.line_id FROM journal_unlinked waiting "
        "LEFT JOIN journal_line line ON line.id = waiting.line_id "
        "WHERE line.id IS NULL ORDER BY waiting.line_id"
    )
    with connections[using].cursor() as cursor:
        cursor.execute(inserted)
        for (number,) in cursor.fetchall():
            yield Problem(0, number, f"Line {number:,} was put in past the board.")
        cursor.execute(gone)
        for (number,) in cursor.fetchall():
            yield Problem(
                0, number, f"Line {number:,} has been taken out before it was in the chain."
            )


def _decisions(using: str) -> Iterator[Problem]:
    """Decisions that do not say what their line in the chain sealed, and lines without one."""
    lines = Line.objects.using(using).filter(act="decision.made").order_by("pk")
    sealed = {line.subject: line for line in lines.iterator(chunk_size=2_000)}
    for decision in Decision.objects.using(using).order_by("pk").iterator(chunk_size=2_000):
        line = sealed.pop(name_of(decision), None)
        if line is None:
            yield Problem(0, 0, f"Decision {decision.pk:,} was put in past the board.")
        elif line.details.get("seal") != seal_of(decision):
            yield Problem(0, line.pk, f"Decision {decision.pk:,} has been changed.")
    for line in sealed.values():
        yield Problem(0, line.pk, f"The decision of line {line.pk:,} has been taken out.")


def _terms(using: str) -> Iterator[Problem]:
    """The same of the board's terms."""
    lines = Line.objects.using(using).filter(act="terms.published").order_by("pk")
    sealed = {line.subject: line for line in lines}
    for terms in Terms.objects.using(using).order_by("pk"):
        line = sealed.pop(name_of(terms), None)
        if line is None:
            yield Problem(0, 0, f"Version {terms.version} of the terms was put in past the board.")
        elif line.details.get("sha256") != digest_of(terms):
            yield Problem(0, line.pk, f"Version {terms.version} of the terms has been changed.")
    for line in sealed.values():
        yield Problem(0, line.pk, f"The terms of line {line.pk:,} have been taken out.")


def length(using: str = "default") -> int:
    """Lines that are in the chain."""
    last = Link.objects.using(using).order_by("-position").first()
    return last.position if last else 0
