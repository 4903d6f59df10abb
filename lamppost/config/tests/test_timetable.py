"""Whatever the rooms can do as time passes is in the timetable."""

from __future__ import annotations

import inspect
import pkgutil
import re
from importlib import import_module
from types import FunctionType

import lamppost
from lamppost.config.timetable import TIMETABLE

# expire_due, erase_due_people, forget_drafts: so are actions of the clock called, and each
# is given the time first.
_CLOCKWORK = re.compile(r"(?!_)\w*_due(_\w+)?|forget_\w+")


def test_every_action_of_the_clock_is_in_the_timetable() -> None:
    entered = {entry.what for entry in TIMETABLE}
    assert _actions_of_the_clock() == entered & _actions_of_the_clock()


def test_the_actions_of_the_clock_are_found_in_more_rooms_than_one() -> None:
    """Else the test above would hold of an empty set."""
    found = {action.__name__ for action in _actions_of_the_clock()}
    assert {"expire_due", "remind_due", "forget_drafts", "erase_due_people"} <= found


def _actions_of_the_clock() -> set[FunctionType]:
    modules = [
        import_module(found.name)
        for found in pkgutil.walk_packages(lamppost.__path__, "lamppost.")
        if not {"tests", "migrations", "__main__", "wsgi"} & set(found.name.split("."))
    ]
    return {
        thing
        for module in modules
        for name, thing in inspect.getmembers(module, inspect.isfunction)
        if thing.__module__ == module.__name__ and _CLOCKWORK.fullmatch(name) and _takes_now(thing)
    }


def _takes_now(action: FunctionType) -> bool:
    return next(iter(inspect.signature(action).parameters), "") == "now"
