"""Who may review."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from lamppost.journal.actions import lines_about
from lamppost.moderation.models import Rank, Steward
from lamppost.moderation.stewards import end_steward, for_stewards, make_steward, steward_of
from lamppost.people.models import Person
from lamppost.testing import NOON


def _answer(person: Person | AnonymousUser, rank: Rank, *, trained: bool = False) -> HttpResponse:
    @for_stewards(rank, trained=trained)
    def page(request: HttpRequest, steward: Steward) -> HttpResponse:
        return HttpResponse(str(steward.person_id))

    request = RequestFactory().get("/")
    request.user = person
    answer = page(request)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize("rank", [Rank.STEWARD, Rank.SENIOR])
def test_senior_gets_in_where_stewards_and_seniors_do(maya: Person, rank: Rank) -> None:
    answer = _answer(maya, rank)
    assert answer.content == str(maya.pk).encode()
    assert "no-store" in answer["Cache-Control"]


def test_page_is_not_there_for_those_below_its_rank(mo: Person, carol: Person) -> None:
    for person in (mo, carol, AnonymousUser()):
        with pytest.raises(Http404):
            _answer(person, Rank.SENIOR)


def test_only_the_trained_get_in_where_children_may_be_harmed(mo: Person, maya: Person) -> None:
    make_steward(mo, Rank.STEWARD, at=NOON, is_trained=True)
    assert _answer(mo, Rank.STEWARD, trained=True).status_code == 200
    with pytest.raises(Http404):
        _answer(maya, Rank.STEWARD, trained=True)


def test_host_is_a_steward_and_is_no_host_after_it_ends(alice: Person) -> None:
    make_steward(alice, Rank.HOST, at=NOON)
    assert Person.objects.get(pk=alice.pk).is_host
    assert end_steward(alice, at=NOON)
    assert not Person.objects.get(pk=alice.pk).is_host
    assert steward_of(alice) is None
    acts = set(lines_about(alice).values_list("act", flat=True))
    assert {"steward.made", "steward.ended"} <= acts


def test_whoever_leaves_the_board_reviews_no_more(mo: Person) -> None:
    assert steward_of(mo)
    mo.erase_due = NOON
    assert steward_of(mo) is None


def test_command_adds_lists_and_removes(alice: Person, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("steward", "list")
    assert "Nobody reviews yet" in capsys.readouterr().out
    call_command("steward", "add", "Alice@example.org", "--rank", "senior", "--trained")
    call_command("steward", "list")
    assert "alice@example.org: senior, trained" in capsys.readouterr().out
    call_command("steward", "remove", "alice@example.org")
    with pytest.raises(CommandError, match="did not review"):
        call_command("steward", "remove", "alice@example.org")


def test_command_says_what_to_do_about_an_address_it_does_not_know(db: None) -> None:
    with pytest.raises(CommandError, match="Let them sign in once"):
        call_command("steward", "add", "nobody@example.org")
