"""What somebody must not see, and whether it stands in what they were handed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lamppost.people.models import Persona
from lamppost.relay.models import Conversation, Exchange, Side
from tests.masks.cast import ALICE, BOB, NOBODY, OTHER, PKS, UNWORN, WORN, Stage, mark

_CONSTANT = ("first", "second", "phone", "wish", "draft", "note", "report")


class Secrets:
    """Read from the database before anybody leaves, since much of it goes with them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.conversations = list(Conversation.objects.values_list("public_id", flat=True))
        self.boxes = {who: list(_boxes(who)) for who in OTHER}
        self.unworn = {
            who: list(Persona.objects.filter(name=UNWORN[who]).values_list("public_id", flat=True))
            for who in OTHER
        }

    def kept_from(self, viewer: str, *, is_mail: bool) -> set[str]:
        if viewer in OTHER:
            return set(self._of(OTHER[viewer], is_mail=is_mail))
        everything = {one for who in OTHER for one in self._of(who, is_mail=is_mail)}
        for who in OTHER:
            everything |= self.stage.crossed[who] | set(self.stage.told[who])
        return everything | {WORN[BOB], *self.conversations}

    def _of(self, who: str, *, is_mail: bool) -> Iterator[str]:
        stage = self.stage
        yield str(PKS[who])
        yield from (mark(who, one) for one in _CONSTANT)
        yield UNWORN[who]
        yield from self.unworn[who]
        yield from self.boxes[who]
        yield from stage.uncrossed[who]
        # In mails not even what was exchanged; on pages only while it is open.
        yield from (t for t, pk in stage.told[who].items() if is_mail or not _is_open(pk))
        if mark(ALICE, "told") not in stage.told[who] and who == ALICE:
            yield mark(ALICE, "told")
        if who in stage.gone and not is_mail:
            yield WORN[who]
            yield from stage.crossed[who]


def _is_open(pk: int) -> bool:
    return Exchange.objects.filter(pk=pk, state="open", hidden_from=None).exists()


def _boxes(who: str) -> Iterator[str]:
    sides = Side.objects.filter(persona__person=PKS[who])
    for both in sides.values_list("secret", "mail_secret"):
        yield from (one for one in both if one)


def found(secrets: Iterable[str], data: bytes) -> set[str]:
    """Those that stand in it. Numbers count where they stand alone, not within a longer one."""
    text = data.decode("utf-8", "replace")
    return {one for one in secrets if one in text and (not one.isdigit() or _alone(one, text))}


def _alone(number: str, text: str) -> bool:
    return re.search(rf"(?<![0-9A-Za-z]){number}(?![0-9A-Za-z])", text) is not None


__all__ = ["NOBODY", "Secrets", "found"]
