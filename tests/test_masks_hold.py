"""Whatever two people do in a conversation, neither gets what is the other's alone.

Everything of both is marked. After each story, all that the other and strangers can fetch is
searched for the marks: pages, files, archives, event streams, and mails with their headers.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from lamppost.board.search.indexing import index_due
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.relay.actions import write_letter
from lamppost.relay.models import Conversation, SheetAnswer, Side
from lamppost.relay.pictures import keep_uploads, pictures_of
from lamppost.relay.tests.cast import letter
from lamppost.testing import NOON
from tests.masks.acts import ACTS, do, screen
from tests.masks.cast import ALICE, BOB, CAROL, NOBODY, OTHER, PKS, Stage, make_stage, mark
from tests.masks.fetching import deliver_all, every_address, fetch, mails_to, pages_of_letters
from tests.masks.finding import Secrets, found

pytestmark = pytest.mark.django_db

Story = list[tuple[str, str]]
STORIES = st.lists(
    st.tuples(st.sampled_from([ALICE, BOB]), st.sampled_from(sorted(ACTS))), max_size=12
)
# Shortening a story takes minutes: `bin/check` says which one it was.
QUICK = (Phase.explicit, Phase.generate)
STAYING = sorted(set(ACTS) - {"leaves", "ends"})
# Of everything something, in an order in which nothing is refused.
LONG: Story = [
    (BOB, "reads"), (ALICE, "writes"), (BOB, "mails"), (ALICE, "mails"), (BOB, "answers asks"),
    (ALICE, "is held"), (BOB, "is held"), (BOB, "is refused"), (ALICE, "mails from elsewhere"),
    (BOB, "mails from elsewhere"), (ALICE, "proposes"), (BOB, "gives"), (BOB, "proposes"),
    (ALICE, "notes"), (BOB, "notes"), (ALICE, "reports"), (BOB, "reports"), (ALICE, "keeps"),
    (BOB, "keeps"), (ALICE, "met"), (BOB, "met"), (ALICE, "mutes"), (ALICE, "blocks"),
    (BOB, "writes"), (ALICE, "writes"), (BOB, "mails"), (BOB, "withdraws"), (BOB, "proposes"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _one_noon(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    for module in ("actions.writing", "actions.opening", "actions.carried"):
        monkeypatch.setattr(f"lamppost.relay.{module}.screen_letter", screen)
    settings.MAIL_DELIVERY = "django.core.mail.backends.locmem.EmailBackend"
    settings.ANSWERS_BY_MAIL, settings.RELAY_DOMAIN = True, "letters.example"


@contextmanager
def staged() -> Iterator[Stage]:
    """A world of its own, that leaves nothing behind."""
    cache.clear()
    mail.outbox.clear()
    with transaction.atomic():
        yield make_stage()
        transaction.set_rollback(True)


def act_out(stage: Stage, story: Story) -> Secrets:
    for who, act in story:
        if act == "leaves":
            continue
        do(stage, who, act)
    secrets = Secrets(stage)
    deliver_all()  # what is on its way when somebody leaves arrives
    for who in dict.fromkeys(who for who, act in story if act == "leaves"):
        do(stage, who, "leaves")
    return secrets


def all_talks() -> Iterable[Conversation]:
    return Conversation.objects.order_by("pk")


def leaks(stage: Stage, secrets: Secrets, viewer: str, paths: Iterator[str]) -> list[str]:
    if viewer in stage.gone:
        return []
    kept, kept_mail = (secrets.kept_from(viewer, is_mail=one) for one in (False, True))
    said = [f"{viewer} {where}: {one}" for where, data in fetch(stage, viewer, paths)
            for one in found(kept, data) if one not in where]  # fmt: skip
    mails = mails_to([mark(viewer, one) + "@post.example" for one in ("first", "second")])
    return said + [
        f"mail {viewer} {s}: {one}" for s, data in mails for one in found(kept_mail, data)
    ]


def test_no_story_tells_one_what_is_the_others() -> None:
    @settings(max_examples=6, phases=QUICK)
    @given(STORIES)
    @example([*LONG, (BOB, "leaves")])
    @example([*LONG[:20], (ALICE, "leaves")])
    def holds(story: Story) -> None:
        with staged() as stage:
            secrets = act_out(stage, story)
            for viewer in OTHER:
                assert leaks(stage, secrets, viewer, pages_of_letters(stage, all_talks())) == []

    holds()


def test_no_page_of_the_whole_board_tells_strangers_or_the_other_of_the_two() -> None:
    with staged() as stage:
        side = Side.objects.filter(conversation=stage.talk, persona__person=PKS[BOB]).get()
        add_photo(stage, side)
        secrets = act_out(stage, LONG)
        index_due()
        for viewer in (ALICE, BOB, CAROL, NOBODY):
            boxes = secrets.boxes.get(viewer, [])[1:2]
            assert leaks(stage, secrets, viewer, every_address(boxes)) == []


def add_photo(stage: Stage, side: Side) -> None:
    """In a letter of bob's that alice never gets."""
    upload = SimpleUploadedFile("table.jpg", saved(photo(240, 160)))
    tokens, problems = keep_uploads([upload], have=[], spender="test")
    assert not problems
    text = stage.next_mark(BOB, "letter") + " please hold"
    write_letter(side, letter(text, pictures=pictures_of(tokens)), at=NOON)
    stage.uncrossed[BOB].add(text.split()[0])


# What alice may do without bob's ever learning of it.
QUIETLY = ["blocks", "mutes", "reads", "notes", "reports", "mails from elsewhere", "passes over"]


def test_bob_sees_the_same_whether_alice_blocks_him_or_does_nothing() -> None:
    acts = st.lists(st.sampled_from(STAYING), min_size=2, max_size=6)

    @settings(max_examples=4, phases=QUICK)
    @given(acts, acts, st.lists(st.sampled_from(QUIETLY), min_size=1, max_size=4))
    @example(["writes", "proposes"], ["mails", "withdraws", "answers asks"], QUIETLY)
    def holds(before: list[str], after: list[str], quietly: list[str]) -> None:
        first, then = ([(BOB, act) for act in acts] for acts in (before, after))
        seen = what_is_seen(BOB, [*first, *then])
        now = what_is_seen(BOB, [*first, *((ALICE, act) for act in quietly), *then])
        told = [more for one, was in zip(now, seen, strict=True) for more in unlike(one, was)]
        assert told == [], "\n".join(told)

    holds()


def test_alice_sees_the_same_whether_bob_whom_she_blocks_writes_or_not() -> None:
    acts = st.lists(st.sampled_from(STAYING), max_size=4)
    unseen = ["writes", "mails", "proposes", "withdraws", "answers asks", "reads", "notes"]

    @settings(max_examples=4, phases=QUICK)
    @given(acts, st.lists(st.sampled_from(unseen), min_size=1, max_size=4))
    @example(["writes"], unseen)
    def holds(before: list[str], after: list[str]) -> None:
        story = [(BOB, act) for act in before] + [(ALICE, "writes"), (ALICE, "blocks")]
        seen = what_is_seen(ALICE, story)
        now = what_is_seen(ALICE, [*story, *((BOB, act) for act in after)])
        told = [more for one, was in zip(now, seen, strict=True) for more in unlike(one, was)]
        assert told == [], "\n".join(told)

    holds()


def what_is_seen(who: str, story: Story) -> list[tuple[str, ...]]:
    with staged() as stage:
        # What a poster tells in return is offered to nobody whom they block: see sheets.py.
        SheetAnswer.objects.all().delete()
        act_out(stage, story)
        pages = fetch(stage, who, pages_of_letters(stage, [stage.talk]))
        # Headers hold times and tokens. A lantern is drawn from the conversation's own name.
        got = [(path, data.split(b"\n", 2)[2]) for path, data in pages if ".svg" not in path]
        got += mails_to([f"{mark(who, 'first')}@post.example"])
        secret = [*secrets_of(stage), *Conversation.objects.values_list("public_id", flat=True)]
        return [tuple(steady(one, secret) for one in (where, data.decode())) for where, data in got]


def unlike(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    """The lines that differ, with the page they stand on."""
    lines = difflib.unified_diff(other[1].splitlines(), one[1].splitlines(), one[0], n=0)
    return list(lines) if one != other else []


def secrets_of(stage: Stage) -> list[str]:
    return [one for boxes in Secrets(stage).boxes.values() for one in boxes]


# What differs from one world to the next: ids, tokens of forms, and names made from them.
_IDS = (
    r"(letters/waiting/|field-|(?:letter|exchange)s?[-=/]|/ads/|/people/|/report/[a-z]+/"
    r"|data-(?:letter|last)=\"|id: )[\w-]+"
)
_TOKENS = r'((?:name="(?:csrfmiddlewaretoken|key|letter|persona)" value|data-\w+)=")[^"]+'
_NAMES = (
    r"(?m)^(?:Date|Message-ID): .*|[0-9a-f]{32,}|/reasons/[\w:-]+|\"(?:public_id|number|id)\": .*"
    r"|\d{4}-\d\d-\d\dT[\d:.]+Z"
)


def steady(text: str, secrets: list[str]) -> str:
    for one in secrets:
        text = text.replace(one, "#")
    text = re.sub(_TOKENS, r"\1#", re.sub(_IDS, r"\1#", text))
    return re.sub(_NAMES, "#", text)
