"""What stops the board from starting."""

from __future__ import annotations

from django.core.checks import CheckMessage, Error, register

from lamppost.board.categories import CategoryFileError, categories


@register()
def check_categories(**_kwargs: object) -> list[CheckMessage]:
    """A wrong category file, in one sentence; every command of Django's runs this first."""
    try:
        categories()
    except CategoryFileError as problem:
        return [Error(problem.sentence, id="board.E001")]
    return []
