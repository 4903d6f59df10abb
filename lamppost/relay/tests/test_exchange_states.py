"""Every way through commit and reveal, on the database, against a model of a few lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from lamppost.people.actions import block_person, unblock
from lamppost.relay.actions import end_conversation, exchanging
from lamppost.relay.actions.closing_exchanges import close_due_exchanges
from lamppost.relay.actions.offers import ExchangeRefused
from lamppost.relay.asking.reading import answers_for
from lamppost.relay.exchanges import ANSWERS_LAST, PROPOSAL_LASTS, Offer, State, edition_of
from lamppost.relay.models import Answer, Exchange, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.testing import NOON, make_person

SECRET = "plain-{}-words"
WHO = st.sampled_from(["alice", "bob"])
OTHER = {"alice": "bob", "bob": "alice"}


@dataclass
class Model:
    """What one exchange should be."""

    pk: int
    proposer: str
    gives: str  # the one field
    ends: datetime
    state: State = State.PROPOSED
    is_hidden: bool = False

    def waits(self, now: datetime) -> bool:
        return self.state == State.PROPOSED and now < self.ends


class Exchanging(RuleBasedStateMachine):
    """Alice and Bob in one conversation; every act is tried in every state, by both."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        cache.clear()  # limits
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.people = {name: make_person(name.title()) for name in OTHER}
        self.stranger = make_person("Carol")
        self.conversation = begin(self.people["alice"], self.people["bob"])
        self.now, self.count = NOON, 0
        self.blocks: set[str] = set()
        self.is_open = True
        self.models: list[Model] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    # What people do

    @rule(target=made, who=WHO)
    def propose(self, who: str) -> Model | None:
        self.count += 1
        waiting = [one for one in self.models if one.proposer == who and one.waits(self.now)]
        may = self.is_open and not waiting and who not in self.blocks
        offer = Offer({f"field {self.count}": SECRET.format(who)}, ("wanted",))
        side = own_side(self.conversation, self.people[who])
        made = self.tried(may, lambda: exchanging.propose_exchange(side, offer, at=self.now))
        if not isinstance(made, Exchange):
            return None
        ends = self.now + PROPOSAL_LASTS
        hidden = OTHER[who] in self.blocks
        model = Model(made.pk, who, f"field {self.count}", ends, is_hidden=hidden)
        self.models.append(model)
        return model

    @rule(model=made, who=WHO)
    def change(self, model: Model | None, who: str) -> None:
        if model is None:
            return
        self.count += 1
        may = self.is_open and who == model.proposer and model.waits(self.now)
        offer = Offer({f"field {self.count}": SECRET.format(who)}, ("wanted",))
        side, row = self.seen_by(who, model)
        self.tried(may, lambda: exchanging.change_exchange(row, side, offer, at=self.now))
        if may:
            model.gives, model.ends = f"field {self.count}", self.now + PROPOSAL_LASTS

    @rule(model=made, who=WHO, is_stale=st.booleans())
    def give(self, model: Model | None, who: str, is_stale: bool) -> None:
        if model is None:
            return
        side, row = self.seen_by(who, model)
        can = who != model.proposer and model.waits(self.now) and not model.is_hidden
        is_blocked = bool(self.blocks)
        may = can and self.is_open and not is_blocked and not is_stale
        seen = edition_of(["older"] if is_stale else row.gives, row.wants)
        given = {"wanted": SECRET.format(who)}
        self.tried(may, lambda: exchanging.give_exchange(row, side, given, seen=seen, at=self.now))
        if may:
            model.state, model.ends = State.OPEN, self.now + ANSWERS_LAST
        taken_back = model.proposer in self.blocks and who not in self.blocks
        if who != model.proposer and model.waits(self.now) and taken_back:
            model.state = State.WITHDRAWN

    @rule(model=made, who=WHO)
    def decline(self, model: Model | None, who: str) -> None:
        if model is None:
            return
        may = who != model.proposer and model.waits(self.now) and not model.is_hidden
        side, row = self.seen_by(who, model)
        self.tried(may, lambda: exchanging.decline_exchange(row, side, at=self.now))
        model.state = State.DECLINED if may else model.state

    @rule(model=made, who=WHO)
    def withdraw(self, model: Model | None, who: str) -> None:
        if model is None:
            return
        may = who == model.proposer and model.waits(self.now)
        side, row = self.seen_by(who, model)
        self.tried(may, lambda: exchanging.withdraw_exchange(row, side, at=self.now))
        model.state = State.WITHDRAWN if may else model.state

    @rule(who=WHO)
    def block(self, who: str) -> None:
        block_person(self.people[who], persona=self.people[OTHER[who]].personas.get())
        self.blocks.add(who)

    @rule(who=WHO)
    def lift(self, who: str) -> None:
        unblock(self.people[who], persona=self.people[OTHER[who]].personas.get())
        self.blocks.discard(who)

    @rule(chance=st.integers(0, 9))
    def end(self, chance: int) -> None:
        if chance == 0:
            end_conversation(self.conversation, by=self.people["bob"], at=self.now)
            self.is_open = False

    @rule(days=st.sampled_from([1, 13, 14, 29, 30]))
    def wait(self, days: int) -> None:
        self.now += timedelta(days=days)
        cache.clear()

    @rule()
    def clock(self) -> None:
        close_due_exchanges(self.now)
        for model in self.models:
            is_over = self.now >= model.ends
            if model.state == State.PROPOSED and (is_over or not self.is_open):
                model.state = State.LAPSED
            elif model.state == State.OPEN and is_over:
                model.state = State.GONE

    # What must hold whatever they did

    @invariant()
    def rows_are_as_the_model_says(self) -> None:
        states = dict(Exchange.objects.values_list("pk", "state"))
        assert states == {model.pk: model.state.value for model in self.models}

    @invariant()
    def each_reads_the_other_once_both_have_given_and_only_then(self) -> None:
        for model in self.models:
            read = {who: self.read(who, model) for who in OTHER}
            is_read = model.state == State.OPEN and self.now < model.ends
            assert read[model.proposer] == ([SECRET.format(OTHER[model.proposer])] * is_read)
            assert read[OTHER[model.proposer]] == ([SECRET.format(model.proposer)] * is_read)

    @invariant()
    def nothing_lies_there_in_plain_words_or_longer_than_it_may(self) -> None:
        living = {one.pk for one in self.models if one.state in {State.PROPOSED, State.OPEN}}
        for answer in Answer.objects.all():
            assert b"plain" not in bytes(answer.sealed)
            assert answer.exchange_id in living

    @invariant()
    def nobody_else_sees_it_and_the_one_it_is_hidden_from_neither(self) -> None:
        visible = {
            name: set(Exchange.objects.visible_to(person).values_list("pk", flat=True))
            for name, person in {**self.people, "carol": self.stranger}.items()
        }
        assert visible["carol"] == set()
        for who in OTHER:
            shown = {m.pk for m in self.models if m.proposer == who or not m.is_hidden}
            assert visible[who] == shown

    def tried(self, may: bool, act: object) -> object:
        if may:
            return act()  # type: ignore[operator]
        with pytest.raises(ExchangeRefused), transaction.atomic():
            act()  # type: ignore[operator]
        return None

    def seen_by(self, who: str, model: Model) -> tuple[Side, Exchange]:
        side = own_side(self.conversation, self.people[who])
        return side, Exchange.objects.get(pk=model.pk)

    def read(self, who: str, model: Model) -> list[str]:
        side, row = self.seen_by(who, model)
        return [str(one.text) for one in answers_for(row, side, self.now).others]


@pytest.mark.django_db
def test_every_state_of_commit_and_reveal_is_as_it_should_be() -> None:
    run_state_machine_as_test(
        Exchanging, settings=settings(max_examples=30, stateful_step_count=20)
    )
