"""Every check finds what its examples say that it finds, and nothing in those it must leave."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, datetime
from types import ModuleType

import pytest
from _pytest.mark import ParameterSet

from lamppost.screening import checks
from lamppost.screening.checks.check import Read
from lamppost.screening.normal import normalise
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.screening.verdict import Finding

# Modules beside the checks that are none themselves, each for what it is.
NO_CHECKS = {
    "check",  # says what a check is
}

FEWEST = 5

# A text; or what it stands in; or with what is known around it.
Example = str | Submission | tuple[Submission, Facts]

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _modules() -> list[ModuleType]:
    names = [found.name for found in pkgutil.iter_modules(checks.__path__)]
    return [
        importlib.import_module(f"{checks.__name__}.{name}")
        for name in names
        if name not in NO_CHECKS
    ]


MODULES = _modules()


def _read(example: Example) -> Read:
    if isinstance(example, str):
        example = Submission(Kind.AD, text=example)
    if isinstance(example, Submission):
        example = example, Facts(now=NOW)
    submission, facts = example
    country = submission.country or "US"
    return Read(submission, facts, normalise(submission.whole, country=country))


def _found(module: ModuleType, example: Example) -> list[Finding]:
    return list(module.CHECK.find(_read(example)))


def _examples(of: str) -> list[ParameterSet]:
    return [
        pytest.param(module, example, id=f"{module.CHECK.name}-{at}")
        for module in MODULES
        for at, example in enumerate(getattr(module, of))
    ]


@pytest.mark.parametrize(("module", "example"), _examples("EXAMPLES_HIT"))
def test_a_check_finds_what_it_is_there_for(module: ModuleType, example: Example) -> None:
    found = _found(module, example)
    assert found
    whole = _read(example).submission.whole
    for finding in found:
        # A host's settings and the page of a held ad know it by this name.
        assert finding.check == module.CHECK.name
        assert 0.0 <= finding.sure <= 1.0
        assert 0 <= finding.start <= finding.end <= len(whole)


@pytest.mark.parametrize(("module", "example"), _examples("EXAMPLES_MISS"))
def test_a_check_leaves_what_is_honest(module: ModuleType, example: Example) -> None:
    assert _found(module, example) == []


@pytest.mark.parametrize("module", MODULES)
def test_every_check_is_registered_and_has_examples(module: ModuleType) -> None:
    assert module.CHECK in checks.ALL
    assert len(module.EXAMPLES_HIT) >= FEWEST
    assert len(module.EXAMPLES_MISS) >= FEWEST


def test_no_two_checks_have_one_name() -> None:
    names = [check.name for check in checks.ALL]
    assert sorted(names) == sorted(set(names))


def test_every_registered_check_lies_among_the_checks() -> None:
    assert set(checks.ALL) == {module.CHECK for module in MODULES}
