"""No conversation begins past what its poster asks."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from lamppost.board.models import Ad
from lamppost.people.actions import add_persona, block_person
from lamppost.people.models import Person
from lamppost.relay.actions import open_conversation
from lamppost.relay.actions.opening import AsksNotMet
from lamppost.relay.actions.sheets import AsksRefused, NewSheet, drop_asks, keep_asks
from lamppost.relay.asking.page import sheet_for
from lamppost.relay.asking.reading import answers_for
from lamppost.relay.asks import Asks, key_of
from lamppost.relay.models import Answer, Conversation, Exchange, Letter, SheetAnswer
from lamppost.relay.sides import own_side
from lamppost.relay.tests.asked import HOW, WHEN, answer, asking_ad, set_asks, typed
from lamppost.relay.tests.cast import letter, say
from lamppost.screening.verdict import Finding, Screened, Verdict
from lamppost.testing import NOON, make_ad

TOLD = {"First name": "Alice Lamp"}


def refused(ad: Ad, bob: Person, answers: dict[str, str] | None = None) -> str:
    """The sentence; and nothing of the attempt is left."""
    with pytest.raises(AsksNotMet) as problem:
        answer(ad, bob, answers)
    assert not Conversation.objects.exists()
    assert not Letter.objects.exists()
    assert not Exchange.objects.exists()
    return problem.value.sentence


def test_whoever_answers_everything_gets_through(alice: Person, bob: Person) -> None:
    conversation = answer(asking_ad(alice), bob)
    assert conversation.letters.get().state == Letter.State.SENT


@pytest.mark.parametrize("question", [WHEN, HOW])
def test_one_answer_missing_is_told_by_its_question(
    alice: Person, bob: Person, question: str
) -> None:
    ad = asking_ad(alice)
    assert question in refused(ad, bob, typed(ad, bob) | {key_of(question): "  "})


def test_rule_must_be_agreed_to(alice: Person, bob: Person) -> None:
    ad = asking_ad(alice)
    assert "We meet by day." in refused(ad, bob, typed(ad, bob) | {"rule": "on"})


def test_endless_answer_is_refused(alice: Person, bob: Person) -> None:
    ad = asking_ad(alice)
    assert "shorten" in refused(ad, bob, typed(ad, bob) | {key_of(WHEN): "a" * 1001})


def test_fact_that_is_missing_is_told_with_what_to_do(alice: Person, bob: Person) -> None:
    assert "Confirm a phone number" in refused(asking_ad(alice, phone=True), bob)


def test_fact_that_is_there_lets_through(alice: Person, bob: Person) -> None:
    assert answer(asking_ad(alice, mail=True), bob)


def test_answer_of_another_edition_is_asked_for_again(alice: Person, bob: Person) -> None:
    ad = asking_ad(alice, TOLD)
    before = typed(ad, bob)
    set_asks(alice, ad)
    assert "has changed" in refused(ad, bob, before)


def test_habit_holds_for_an_ad_without_a_sheet(alice: Person, bob: Person) -> None:
    set_asks(alice, None)
    assert WHEN in refused(make_ad(alice), bob, {})


def test_own_sheet_that_asks_nothing_overrides_the_habit(alice: Person, bob: Person) -> None:
    set_asks(alice, None)
    ad = make_ad(alice)
    keep_asks(NewSheet(Asks()), by=alice, ad=ad, at=NOON)
    assert sheet_for(ad, bob) is None
    assert answer(ad, bob, {})


def test_dropped_asks_are_asked_no_more(alice: Person, bob: Person) -> None:
    ad = asking_ad(alice)
    assert drop_asks(by=alice, ad=ad, at=NOON)
    assert not drop_asks(by=alice, ad=ad, at=NOON)
    assert answer(ad, bob, {})


def test_second_name_is_asked_like_the_first(alice: Person, bob: Person) -> None:
    ad = asking_ad(alice)
    answer(ad, bob)
    with pytest.raises(AsksNotMet):
        answer(ad, bob, {}, by=add_persona(bob, "Robert"))


def test_opening_itself_asks_whoever_calls_it(alice: Person, bob: Person) -> None:
    with pytest.raises(AsksNotMet):
        open_conversation(asking_ad(alice), letter(), by=bob.personas.get(), at=NOON)


def test_conversation_that_is_open_is_not_touched_by_new_asks(alice: Person, bob: Person) -> None:
    ad = make_ad(alice)
    conversation = answer(ad, bob, {})
    set_asks(alice, ad, phone=True)
    assert say(conversation, bob, "Me again").state == Letter.State.SENT
    assert answer(ad, bob, {}) == conversation
    assert conversation.letters.count() == 3


def test_conversations_begin_in_one_place_alone() -> None:
    """Whoever writes a second way past the asks fails here."""
    root = Path(__file__).parents[2]
    found = {
        str(file.relative_to(root))
        for file in root.rglob("*.py")
        if "tests" not in file.parts and _begins_conversations(ast.parse(file.read_text()))
    }
    assert found == {"relay/actions/opening.py"}


def _begins_conversations(tree: ast.AST) -> bool:
    ways = {"create", "get_or_create", "update_or_create", "bulk_create"}
    return any(
        isinstance(node, ast.Call)
        and (
            (
                isinstance(node.func, ast.Attribute)
                and node.func.attr in ways
                and ast.unparse(node.func.value) == "Conversation.objects"
            )
            or (isinstance(node.func, ast.Name) and node.func.id == "Conversation")
        )
        for node in ast.walk(tree)
    )


def test_both_read_the_others_answers_from_the_first_letter_on(alice: Person, bob: Person) -> None:
    conversation = answer(asking_ad(alice, TOLD, questions=(WHEN,)), bob)
    exchange = conversation.exchanges.get()
    of_alice = answers_for(exchange, own_side(conversation, alice), NOON)
    of_bob = answers_for(exchange, own_side(conversation, bob), NOON)
    assert [(one.field, one.text) for one in of_alice.others] == [(WHEN, f"Answer to: {WHEN}")]
    assert [(one.field, one.text) for one in of_bob.others] == [("First name", "Alice Lamp")]


def test_answers_lie_sealed(alice: Person, bob: Person) -> None:
    answer(asking_ad(alice, TOLD), bob)
    rows = [*SheetAnswer.objects.values_list("sealed", flat=True)]
    rows += Answer.objects.values_list("sealed", flat=True)
    assert len(rows) == 4
    for row in rows:
        assert b"Answer to" not in bytes(row)
        assert b"Lamp" not in bytes(row)


def test_page_says_what_is_asked_met_and_learnt_but_not_what_is_told(
    alice: Person, bob: Person
) -> None:
    page = sheet_for(asking_ad(alice, TOLD, mail=True, phone=True, questions=(WHEN,)), bob)
    assert page is not None
    assert [(point.fact, point.is_met) for point in page.points] == [
        ("mail", True),
        ("phone", False),
    ]
    assert [question.words for question in page.questions] == [WHEN]
    assert page.told == ("First name",)
    assert "Lamp" not in repr(page)


@pytest.mark.parametrize("who_blocks", ["alice", "bob"])
def test_where_one_blocks_the_other_nothing_is_told_and_nothing_looks_so(
    alice: Person, bob: Person, who_blocks: str
) -> None:
    ad = asking_ad(alice, TOLD, questions=(WHEN,))
    blocker, blocked = (alice, bob) if who_blocks == "alice" else (bob, alice)
    block_person(blocker, persona=blocked.personas.get())
    page = sheet_for(ad, bob)
    assert page is not None
    assert page.told == ()
    conversation = answer(ad, bob)
    exchange = Exchange.objects.visible_to(bob).get()
    assert (exchange.state, exchange.wants) == (Exchange.State.OPEN, [])
    assert answers_for(exchange, own_side(conversation, bob), NOON).others == ()
    assert not Exchange.objects.visible_to(alice).exists()
    assert answers_for(exchange, own_side(conversation, alice), NOON).others == ()


def test_letter_that_waits_keeps_the_answers_closed_until_it_is_let_through(
    alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lamppost.relay.actions import opening
    from lamppost.relay.actions.first_exchange import open_with_letter

    def hold(text: str, **_facts: object) -> Screened:
        found = Finding("test", text, "This looks odd.")
        return Screened(Verdict.HOLD, (found,)) if WHEN in text else Screened()

    monkeypatch.setattr(opening, "screen_letter", hold)
    conversation = answer(asking_ad(alice, TOLD, questions=(WHEN,)), bob)
    waiting = conversation.letters.get()
    assert waiting.state == Letter.State.HELD
    assert [finding["words"] for finding in waiting.findings] == [""]
    exchange = Exchange.objects.visible_to(bob).get()
    assert not Exchange.objects.visible_to(alice).exists()
    for person in (alice, bob):
        assert answers_for(exchange, own_side(conversation, person), NOON).others == ()
    assert open_with_letter(waiting, at=NOON)
    for person in (alice, bob):
        assert answers_for(exchange, own_side(conversation, person), NOON).others
    assert not open_with_letter(waiting, at=NOON)


@pytest.mark.parametrize("asks", [{"questions": ("Scan of your ID?",)}, {"rule": "Send your SSN"}])
def test_papers_cannot_be_asked_for(alice: Person, asks: dict[str, Any]) -> None:
    with pytest.raises(AsksRefused, match="identity document"):
        set_asks(alice, None, **asks)


def test_who_asks_nothing_has_nothing_to_tell_in_return(alice: Person) -> None:
    with pytest.raises(AsksRefused):
        keep_asks(NewSheet(Asks(), TOLD), by=alice, at=NOON)


def test_habit_kept_again_replaces_what_was_told(alice: Person) -> None:
    set_asks(alice, None, TOLD)
    sheet = set_asks(alice, None, {"Street": "High Street"})
    assert [one.field for one in sheet.answers.all()] == ["Street"]
